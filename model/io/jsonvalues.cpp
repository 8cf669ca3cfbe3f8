// SPDX-License-Identifier: Apache-2.0
#include "model/io/jsonvalues.h"

#include "model/core/plaintext.h"
#include "model/io/csv.h"
#include "model/io/textencoding.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

/// One past the closing quote of the string that begins at \a at.
std::size_t endOfString(std::string_view text, std::size_t at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at)
        at += text[at] == '\\';
    return std::min(at + 1, text.size());
}

}  // namespace

Result<std::string_view> jsonText(const std::string &bytes, const std::string &file, std::string &converted, std::vector<std::string> &notes)
{
    if (!bytes.starts_with("\xEF\xBB\xBF") && bytes.find('\0') == std::string::npos && validUtf8(bytes) == bytes.size())
        return std::string_view(bytes);
    std::string note;
    auto text = toUtf8(bytes, &note);
    if (!text) {
        Error error = text.error();
        error.file = file;
        return error;
    }
    converted = std::move(*text);
    if (!note.empty())
        notes.push_back(std::move(note));
    return std::string_view(converted);
}

std::vector<JsonKey> jsonKeys(std::string_view text)
{
    std::vector<JsonKey> keys;
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    std::size_t at = text.find_first_not_of(asciiBlanks);
    if (at < text.size() && text[at] == '[')
        at = text.find_first_not_of(asciiBlanks, at + 1);
    if (at >= text.size() || text[at] != '{')
        return keys;
    int depth = 1;
    for (++at; at < text.size() && depth > 0; ++at) {
        const char c = text[at];
        if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == '"') {
            const std::size_t end = endOfString(text, at), colon = text.find_first_not_of(asciiBlanks, end);
            if (depth == 1 && colon < text.size() && text[colon] == ':')
                if (const std::size_t value = text.find_first_not_of(asciiBlanks, colon + 1); value < text.size()) {
                    keys.push_back({std::string(text.substr(at + 1, end - at - 2)), text[value]});
                    at = value - 1;
                    continue;
                }
            at = end - 1;
        }
    }
    return keys;
}

bool hasKey(const std::vector<JsonKey> &keys, std::string_view name, char value)
{
    return std::any_of(keys.begin(), keys.end(), [&](const JsonKey &key) { return key.name == name && (value == 0 || key.value == value); });
}

const char *jsonKindInWords(const Json &value)
{
    switch (value.type()) {
    case Json::value_t::null:
        return "null";
    case Json::value_t::object:
        return "an object";
    case Json::value_t::array:
        return "a list";
    case Json::value_t::string:
        return "a text";
    case Json::value_t::boolean:
        return "true or false";
    default:
        return "a number";
    }
}

std::string plainText(const Json &value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_null())
        return {};
    const auto isPlain = [](const Json &part) { return part.is_primitive() || (part.is_array() && part.empty()); };
    if (value.is_array() && std::all_of(value.begin(), value.end(), isPlain)) {
        std::vector<std::string> parts;
        for (const Json &part : value)
            if (std::string text = plainText(part); !text.empty())
                parts.push_back(std::move(text));
        return parts.size() == 1 ? parts.front() : joinMulti(parts);
    }
    return jsonLine(value);
}

std::string plainText(const Json &object, const char *name)
{
    if (!object.is_object())
        return {};
    const auto found = object.find(name);
    return found == object.end() ? std::string() : plainText(*found);
}

void tellUnread(const Json &object, std::initializer_list<std::string_view> read, std::vector<std::string> &notes)
{
    constexpr std::size_t mostNamed = 20;
    std::string names;
    std::size_t unread = 0;
    for (const auto &[name, value] : object.items())
        if (!value.is_null() && !(value.is_structured() && value.empty()) && std::find(read.begin(), read.end(), name) == read.end()
            && ++unread <= mostNamed)
            names += (names.empty() ? "“" : ", “") + name + "”";
    if (unread > 0)
        notes.push_back("beside nodes and edges the file has " + names
                        + (unread > mostNamed ? " and " + std::to_string(unread - mostNamed) + " more" : std::string()) + ": left out");
}

Json toObject(const Properties &attributes)
{
    Json object = Json::object();
    for (const auto &[name, value] : attributes)
        object.push_back({name, value});
    return object;
}

Properties fromObject(const Json &object)
{
    Properties attributes;
    if (object.is_object())
        for (const auto &[name, value] : object.items())
            if (value.is_string())
                attributes.emplace_back(name, value.get<std::string>());
    return attributes;
}

std::string jsonLine(const Json &value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace relata
