// SPDX-License-Identifier: Apache-2.0
#include "model/io/jsontext.h"

#include "model/io/longesttext.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

namespace relata {
namespace {

constexpr int deepestJson = 100;

struct Excess {
    std::size_t place = std::string_view::npos;  ///< npos = none
    bool isText = false;                         ///< a text that is too long; otherwise brackets
};

/// Where brackets open more than `deepestJson` times, or a text of more than `longestText` begins.
Excess excessOf(std::string_view text)
{
    int depth = 0;
    bool inString = false;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            i += c == '\\';
            inString = c != '"';
            if (i - begin > longestText + 1)
                return {begin, true};
        } else if (c == '"') {
            inString = true;
            begin = i;
        } else if (c == '[' || c == '{') {
            if (++depth > deepestJson)
                return {i, false};
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return inString && text.size() - begin > longestText + 1 ? Excess{begin, true} : Excess{};
}

/// Where a key begins that stands twice in the outermost object, or in its “elements” or “graph”, where lists of nodes and edges stand; npos =
/// nowhere. \a text begins with valid JSON.
std::size_t keyTwice(std::string_view text)
{
    std::vector<std::unordered_set<std::string_view>> keys;  // of the objects that are open and in no list
    std::string_view last;                                   // key of the outermost
    std::size_t depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '{' || c == '[') {
            ++depth;
            if (c == '{' && (depth == 1 || (depth == 2 && keys.size() == 1 && (last == "\"elements\"" || last == "\"graph\""))))
                keys.emplace_back();
        } else if (c == '}' || c == ']') {
            if (depth <= 1)
                return std::string_view::npos;  // the parser ends here, too: a NUL may follow
            if (keys.size() == depth)
                keys.pop_back();
            --depth;
        } else if (c == '"') {
            const std::size_t begin = i;
            for (++i; i < text.size() && text[i] != '"'; ++i)
                i += text[i] == '\\';
            if (depth == 0 || keys.size() != depth)
                continue;
            const std::size_t next = text.find_first_not_of(" \t\r\n", i + 1);
            if (next >= text.size() || text[next] != ':')
                continue;
            const std::string_view key = text.substr(begin, i + 1 - begin);
            if (!keys.back().insert(key).second)
                return begin;
            if (depth == 1)
                last = key;
        }
    }
    return std::string_view::npos;
}

}  // namespace

std::size_t emptyNonNumbers(std::string &text)
{
    if (text.find("NaN") == std::string::npos && text.find("Infinity") == std::string::npos)
        return 0;
    std::size_t found = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') {
            for (++i; i < text.size() && text[i] != '"'; ++i)
                i += text[i] == '\\';
            continue;
        }
        for (const std::string_view word : {"NaN", "-NaN", "Infinity", "-Infinity"})
            if (text.compare(i, word.size(), word) == 0) {
                text.replace(i, word.size(), "[]" + std::string(word.size() - 2, ' '));
                i += word.size() - 1;
                ++found;
                break;
            }
    }
    return found;
}

int lineOfOffset(std::string_view text, std::size_t offset)
{
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size())), '\n'));
}

int columnOfOffset(std::string_view text, std::size_t offset)
{
    offset = std::min(offset, text.size());
    const std::size_t begin = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
    const std::string_view before = text.substr(begin, offset - begin);
    return 1 + static_cast<int>(std::count_if(before.begin(), before.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string whatIsWrongInJson(std::string_view told)
{
    constexpr std::string_view dash = " - ";
    const auto begin = told.find(dash);
    if (begin == std::string_view::npos)
        return {};
    std::string_view what = told.substr(begin + dash.size());
    const auto read = what.find("; last read: ");
    const auto expected = what.rfind("; expected ");
    std::string text(what.substr(0, std::min(read, expected)));
    if (expected != std::string_view::npos && (read == std::string_view::npos || expected > read))
        text += ", where there should be " + std::string(what.substr(expected + std::string_view("; expected ").size()));
    for (const auto &[theirs, ours] : {std::pair("string literal", "a text in quotes"), std::pair("number literal", "a number"),
                                       std::pair("invalid literal", "a word or text without quotes"), std::pair("a literal", "a value")})
        for (auto at = text.find(theirs); at != std::string::npos; at = text.find(theirs))
            text.replace(at, std::string_view(theirs).size(), ours);
    return text;
}

Result<void> parseJson(std::string_view text, const std::string &file, const std::string &expected, nlohmann::ordered_json &value)
{
    const auto fault = [&](const std::string &what, std::size_t offset, int column = 0) {
        return Error{Error::Code::Syntax, what + ". Expected " + expected, file, lineOfOffset(text, offset), column};
    };
    if (const Excess excess = excessOf(text); excess.isText)
        return Error{Error::Code::Syntax, tooLongText, file, lineOfOffset(text, excess.place), 0};
    else if (excess.place != std::string_view::npos)
        return fault("lists and objects more than " + std::to_string(deepestJson) + " deep in one another", excess.place);
    try {
        value = nlohmann::ordered_json::parse(text);
        const std::size_t twice = keyTwice(text);
        if (twice == std::string_view::npos)
            return {};
        const std::string_view key = text.substr(twice + 1, text.find('"', twice + 1) - twice - 1);
        return Error{Error::Code::Syntax, "“" + std::string(key) + "” stands twice in one object. Expected each name once", file,
                     lineOfOffset(text, twice), columnOfOffset(text, twice)};
    } catch (const nlohmann::json::parse_error &error) {
        if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
            return fault("is empty", 0);
        const std::string wrong = whatIsWrongInJson(error.what());
        const std::size_t place = error.byte > 0 ? error.byte - 1 : 0;
        return fault("is not valid JSON here" + (wrong.empty() ? wrong : " (" + wrong + ")"), place, columnOfOffset(text, place));
    } catch (const nlohmann::json::exception &error) {
        return fault(std::string("cannot be read as JSON (") + error.what() + ")", 0);
    }
}

int lineOfJsonString(std::string_view text, std::string_view value)
{
    const std::size_t place = text.find(nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    return place == std::string_view::npos ? 0 : lineOfOffset(text, place);
}

}  // namespace relata
