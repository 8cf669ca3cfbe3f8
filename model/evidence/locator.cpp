// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/locator.h"

#include "model/core/digits.h"
#include "model/graph/graphcolumns.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace relata {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view trimmed(std::string_view text)
{
    for (;;) {  // a blank that does not break is one, too
        text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
        text = text.substr(0, text.find_last_not_of(blanks) + 1);
        if (text.starts_with("\u00A0"))
            text.remove_prefix(2);
        else if (text.ends_with("\u00A0"))
            text.remove_suffix(2);
        else
            return text;
    }
}

/// What follows one of \a words, small or with a capital, with a point or without; none when none of them is there.
std::optional<std::string_view> after(std::string_view text, std::initializer_list<std::string_view> words)
{
    for (const std::string_view word : words) {
        if (text.size() < word.size() || !std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) {
                return a == b || (b >= 'A' && b <= 'Z' && b - 'A' + 'a' == a);
            }))
            continue;
        std::string_view rest = text.substr(word.size());
        if (rest.starts_with('.'))
            rest.remove_prefix(1);
        else if (!rest.empty() && !isDigit(rest.front()) && rest.front() != ' ' && !rest.starts_with("\u00A0"))
            continue;  // a longer word
        return trimmed(rest);
    }
    return std::nullopt;
}

int paragraphNumber(std::string_view digits)
{
    int number = 0;
    if (digits.empty() || digits.size() > 6)
        return 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return failed == std::errc() && end == digits.data() + digits.size() && number > 0 ? number : 0;
}

int paragraphIn(std::string_view part)
{
    if (part.starts_with("¶"))
        return paragraphNumber(trimmed(part.substr(std::string_view("¶").size())));
    if (const auto rest = after(part, {"paragraph", "parrafo", "párrafo", "para", "párr", "par"}))
        return paragraphNumber(*rest);
    return paragraphNumber(part);
}

/// A number as printed, in Arabic or Roman digits, or a range of them: at most 15 letters.
bool isPage(std::string_view text)
{
    if (text.empty() || text.size() > 15)
        return false;
    const bool arabic = std::any_of(text.begin(), text.end(), &isDigit);
    std::string plain(text);
    for (const std::string_view dash : {"–", "—"})
        for (auto at = plain.find(dash); at != plain.npos; at = plain.find(dash))
            plain.replace(at, dash.size(), "-");
    return std::all_of(plain.begin(), plain.end(), [arabic](char c) {
        return isDigit(c) || c == '-'
               || (arabic ? std::string_view(" abcdefABCDEF").find(c) : std::string_view("ivxlcIVXLC").find(c)) != std::string_view::npos;
    });
}

/// "12" of "p. 12" and of "12"; empty when it is no page.
std::string_view pageOf(std::string_view text)
{
    const auto behind = after(text, {"pages", "page", "páginas", "página", "paginas", "pagina", "págs", "pág", "pags", "pag", "pp", "p"});
    const std::string_view page = behind.value_or(text);
    return isPage(page) ? page : std::string_view();
}

void take(Locator &locator, std::string_view part)
{
    if (const int paragraph = paragraphIn(part); paragraph > 0 && locator.paragraph == 0) {
        locator.paragraph = paragraph;
        return;
    }
    if (const auto page = pageOf(part); !page.empty() && page != part && locator.page.empty())
        locator.page = page;
    else
        locator.other += (locator.other.empty() ? "" : ", ") + std::string(part);
}

}  // namespace

Locator locatorFromText(std::string_view text)
{
    Locator locator;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        if (const auto part = trimmed(text.substr(0, comma)); !part.empty())
            take(locator, part);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return locator;
}

std::string locatorProblem(std::string_view text)
{
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        const auto part = trimmed(text.substr(0, comma));
        const bool number = !part.empty() && part.find_first_not_of("+-.0123456789") == part.npos;
        if ((number || part.starts_with("¶")) && paragraphIn(part) == 0)
            return "“" + std::string(part) + "” is not a paragraph. Expected a number from 1, a page (p. 12), or nothing";
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return {};
}

std::string locatorText(const Locator &locator)
{
    std::string text;
    if (!locator.page.empty())
        text = (locator.page.find('-') == std::string::npos && locator.page.find("–") == std::string::npos ? "p. " : "pp. ") + locator.page;
    if (locator.paragraph > 0)
        text += (text.empty() ? "¶" : ", ¶") + std::to_string(locator.paragraph);
    if (!locator.other.empty())
        text += (text.empty() ? "" : ", ") + locator.other;
    return text;
}

std::string locatorCell(const Locator &locator)
{
    return locator.page.empty() && locator.other.empty() ? locator.paragraph > 0 ? std::to_string(locator.paragraph) : std::string()
                                                         : locatorText(locator);
}

bool isLocatorProperty(std::string_view key, std::string_view value)
{
    return (key == Locator::pageKey && !pageOf(value).empty()) || (key == Locator::otherKey && !value.empty());
}

namespace {

void takeProperty(Locator &locator, std::string_view key, std::string_view value)
{
    if (isLocatorProperty(key, value))
        (key == Locator::pageKey ? locator.page : locator.other) = key == Locator::pageKey ? pageOf(value) : value;
}

}  // namespace

Locator locatorOf(const Statement &statement)
{
    Locator locator{statement.paragraph, {}, {}};
    for (const auto &[key, value] : statement.properties)
        takeProperty(locator, key, value);
    return locator;
}

Locator locatorOf(const KnowledgeGraph &graph, StatementId id)
{
    Locator locator{graph.paragraph(id), {}, {}};
    if (graph.hasLongText(id))
        for (const std::string_view key : {Locator::pageKey, Locator::otherKey})
            if (const auto number = propertyNumber(graph, key))
                takeProperty(locator, key, propertyValue(graph, id, *number));
    return locator;
}

void setLocator(Statement &statement, const Locator &wanted)
{
    Locator locator = wanted;
    const bool taken = std::any_of(statement.properties.begin(), statement.properties.end(), [](const auto &property) {
        return property.first == Locator::pageKey && !isLocatorProperty(property.first, property.second);
    });
    if (taken && !locator.page.empty()) {
        locator.other = locatorText({0, locator.page, locator.other});
        locator.page.clear();
    }
    statement.paragraph = locator.paragraph;
    const auto set = [&](std::string_view key, const std::string &value) {
        const auto there = std::find_if(statement.properties.begin(), statement.properties.end(),
                                        [&](const auto &property) { return property.first == key && isLocatorProperty(key, property.second); });
        if (there == statement.properties.end()) {
            if (!value.empty())
                statement.properties.emplace_back(key, value);
        } else if (value.empty()) {
            statement.properties.erase(there);
        } else {
            there->second = value;
        }
    };
    set(Locator::pageKey, locator.page);
    set(Locator::otherKey, locator.other);
}

}  // namespace relata
