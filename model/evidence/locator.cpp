// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/locator.h"

#include "model/core/plaintext.h"
#include "model/graph/graphcolumns.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace relata {
namespace {

/// What follows one of \a words, which are small letters without accents, in \a text; a point or colon behind it goes with it. None where no word of
/// them stands there alone.
std::optional<std::string_view> after(std::string_view text, std::initializer_list<std::string_view> words)
{
    std::string folded;  // as far as letters go
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < text.size() && folded.size() < 16;) {
        const char c = text[i];
        const bool accented = text.substr(i).starts_with("á") || text.substr(i).starts_with("Á");  // no other stands in these words
        if (text.substr(i).starts_with("\u0301")) {                                                // of the letter before
            i += 2;
            if (!ends.empty())
                ends.back() = i;
            continue;
        }
        if (!accented && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z'))
            break;
        folded += accented ? 'a' : static_cast<char>(c | 0x20);
        i += accented ? 2 : 1;
        ends.push_back(i);
    }
    for (const std::string_view word : words)
        if (folded == word) {
            std::string_view rest = text.substr(ends.back());
            if (rest.starts_with('.') || rest.starts_with(':'))
                rest.remove_prefix(1);
            return trimmed(rest);
        }
    return std::nullopt;
}

int paragraphNumber(std::string_view digits)
{
    int number = 0;
    if (digits.ends_with('.'))
        digits.remove_suffix(1);
    if (digits.empty() || digits.size() > 6)
        return 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return failed == std::errc() && end == digits.data() + digits.size() && number > 0 ? number : 0;
}

std::string_view withoutBrackets(std::string_view part)
{
    return part.size() > 1 && ((part.front() == '(' && part.back() == ')') || (part.front() == '[' && part.back() == ']'))
               ? trimmed(part.substr(1, part.size() - 2))
               : part;
}

/// Of a part that says that it is one: "¶ 9", "par. 9", "#9". 0 = it does not.
int saidParagraph(std::string_view part)
{
    part = withoutBrackets(part);
    for (const std::string_view sign : {"¶", "#"})
        if (part.starts_with(sign))
            return paragraphNumber(trimmed(part.substr(sign.size())));
    const auto rest = after(part, {"paragraph", "parrafo", "para", "parr", "par"});
    return rest ? paragraphNumber(*rest) : 0;
}

/// "12", "12a", "A12", "xiv": as printed.
bool isOnePage(std::string_view text)
{
    const auto isLetter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
    const bool roman = !text.empty() && text.size() <= 8 && text.find_first_not_of("ivxlcdmIVXLCDM") == text.npos;
    if (roman) {  // well formed alone: a word may consist of these letters
        std::string rest(text);
        std::transform(rest.begin(), rest.end(), rest.begin(), [](char c) { return static_cast<char>(c | 0x20); });
        std::string_view left = rest;
        const auto take = [&](char one, char five, char ten) {
            const std::string four{one, five}, nine{one, ten};
            if (left.starts_with(nine) || left.starts_with(four))
                return left.remove_prefix(2);
            if (left.starts_with(five))
                left.remove_prefix(1);
            for (int i = 0; i < 3 && left.starts_with(one); ++i)
                left.remove_prefix(1);
        };
        while (left.starts_with('m'))
            left.remove_prefix(1);
        take('c', 'd', 'm');
        take('x', 'l', 'c');
        take('i', 'v', 'x');
        return left.empty();
    }
    if (!text.empty() && isLetter(text.front()))
        text.remove_prefix(1);
    if (!text.empty() && isLetter(text.back()))
        text.remove_suffix(1);
    return !text.empty() && text.size() <= 6 && std::all_of(text.begin(), text.end(), &isDigit);
}

/// Pages and ranges of them: "12", "12-13", "3, 5-7", "1,234".
bool isPage(std::string_view text)
{
    if (text.size() > 40)
        return false;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        const std::string_view item = trimmed(text.substr(0, comma));
        std::string_view to;
        std::size_t dash = item.npos;
        for (const std::string_view sign : {"-", "–", "—"})
            if (const auto at = item.find(sign); at != item.npos && dash == item.npos) {
                dash = at;
                to = trimmed(item.substr(at + sign.size()));
            }
        if (!isOnePage(trimmed(item.substr(0, dash))) || (dash != item.npos && !isOnePage(to)))
            return false;
        if (comma + 1 == text.size())
            return false;
        text.remove_prefix(std::min(comma + 1, text.size()));
        if (text.empty())
            return true;
    }
    return false;
}

/// "12" of "p. 12" and of "12"; empty when it is no page.
std::string_view pageOf(std::string_view text)
{
    text = withoutBrackets(text);
    const auto behind = after(text, {"pages", "page", "paginas", "pagina", "pags", "pag", "pp", "p"});
    const std::string_view page = behind.value_or(text);
    return isPage(page) ? page : std::string_view();
}

/// Parts with commas between, of which one between two digits is none.
std::vector<std::string_view> locatorParts(std::string_view text)
{
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0, at = 0; at <= text.size(); ++at) {
        const bool inNumber = at > 0 && at + 1 < text.size() && isDigit(text[at - 1]) && isDigit(text[at + 1]);
        if (at < text.size() && (text[at] != ',' || inNumber))
            continue;
        if (const auto part = trimmed(text.substr(begin, at - begin)); !part.empty())
            parts.push_back(part);
        begin = at + 1;
    }
    return parts;
}

}  // namespace

Locator locatorFromText(std::string_view text, bool numbersArePages)
{
    Locator locator;
    bool inPages = numbersArePages;
    for (const std::string_view part : locatorParts(text)) {
        const bool first = locator.empty() && !numbersArePages;
        const int number = first ? paragraphNumber(withoutBrackets(part)) : 0;
        const int paragraph = number > 0 ? number : saidParagraph(part);
        const std::string_view page = pageOf(part);
        const bool isNamed = page.size() < part.size();  // with its word
        if (paragraph > 0 && locator.paragraph == 0) {
            locator.paragraph = paragraph;
            inPages = false;
        } else if (!page.empty() && (isNamed ? locator.page.empty() : inPages)) {
            locator.page += (locator.page.empty() ? "" : ", ") + std::string(page);
            inPages = true;
        } else {
            locator.other += (locator.other.empty() ? "" : ", ") + std::string(part);
            inPages = false;
        }
    }
    return locator;
}

std::string locatorProblem(std::string_view text)
{
    for (const std::string_view part : locatorParts(text)) {
        const bool number = part.find_first_not_of("0123456789", part.starts_with('-') ? 1 : 0) == part.npos;
        if (part == "¶" || (number && paragraphNumber(part) == 0))
            return "“" + std::string(part) + "” is not a paragraph. Expected a number from 1, a page (p. 12), or nothing";
    }
    return {};
}

std::string locatorText(const Locator &locator)
{
    std::string text;
    if (!locator.page.empty())
        text = (isOnePage(locator.page) ? "p. " : "pp. ") + locator.page;
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
    for (const std::string_view key : {Locator::pageKey, Locator::otherKey}) {
        const auto first =
            std::find_if(statement.properties.begin(), statement.properties.end(), [&](const auto &property) { return property.first == key; });
        if (first != statement.properties.end())
            takeProperty(locator, key, first->second);
    }
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

PlaceOrder::PlaceOrder(const KnowledgeGraph &graph) : m_graph(graph), m_page(propertyNumber(graph, Locator::pageKey)) {}

std::int64_t PlaceOrder::of(StatementId id) const
{
    const std::int64_t paragraph = m_graph.paragraph(id);
    const std::string_view page = m_page && m_graph.hasLongText(id) ? pageOf(propertyValue(m_graph, id, *m_page)) : std::string_view();
    if (page.empty())
        return paragraph;
    int number = 0;  // Roman ones stand before the others
    const auto digits = page.substr(std::min(page.find_first_of("0123456789"), page.size()));
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return (std::int64_t{number + 1} << 32) + paragraph;
}

}  // namespace relata
