// SPDX-License-Identifier: Apache-2.0
#include "model/edit/mergerecord.h"

#include <nlohmann/json.hpp>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

Json pairs(const Properties &properties)
{
    Json all = Json::array();
    for (const auto &[key, value] : properties)
        all.push_back({key, value});
    return all;
}

/// An array of texts under \a name; empty when it is something else.
std::vector<std::string> texts(const Json &object, const char *name)
{
    std::vector<std::string> found;
    if (const auto it = object.find(name); it != object.end() && it->is_array())
        for (const Json &each : *it)
            if (each.is_string())
                found.push_back(each.get<std::string>());
    return found;
}

std::string text(const Json &object, const char *name)
{
    const auto it = object.find(name);
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

}  // namespace

std::string mergePropertyKey(const std::string &absorbedKey)
{
    return "merged:" + absorbedKey;
}

std::string toText(const MergeRecord &record)
{
    Json json;
    json["key"] = record.entity.key;
    json["type"] = record.entity.type;
    json["name"] = record.entity.name;
    json["aliases"] = record.entity.aliases;
    json["description"] = record.entity.description;
    json["properties"] = pairs(record.entity.properties);
    json["id"] = record.id;
    json["asSubject"] = record.asSubject;
    json["asObject"] = record.asObject;
    json["asSpeaker"] = record.asSpeaker;
    json["tookAliases"] = record.aliases;
    json["tookProperties"] = record.properties;
    json["tookDescription"] = record.description;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string nameInMergeRecord(std::string_view text)
{
    constexpr std::string_view before = ",\"name\":";  // inside of a text its quotes would be escaped
    std::size_t start = text.find(before);
    if (start == std::string_view::npos)
        return {};
    start += before.size();
    std::size_t end = start + 1;
    while (end < text.size() && text[end] != '"')
        end += text[end] == '\\' ? 2 : 1;
    if (end >= text.size())
        return {};
    const Json name = Json::parse(text.substr(start, end + 1 - start), nullptr, false);
    return name.is_string() ? name.get<std::string>() : std::string();
}

std::optional<MergeRecord> mergeRecordFromText(const std::string &json)
{
    const Json object = Json::parse(json, nullptr, false);
    if (!object.is_object())
        return {};
    MergeRecord record;
    record.entity.key = text(object, "key");
    record.entity.type = text(object, "type");
    record.entity.name = text(object, "name");
    record.entity.aliases = texts(object, "aliases");
    record.entity.description = text(object, "description");
    if (const auto it = object.find("properties"); it != object.end() && it->is_array())
        for (const Json &pair : *it)
            if (pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string())
                record.entity.properties.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
    if (const auto it = object.find("id"); it != object.end() && it->is_number_unsigned())
        record.id = it->get<std::uint32_t>();
    record.asSubject = texts(object, "asSubject");
    record.asObject = texts(object, "asObject");
    record.asSpeaker = texts(object, "asSpeaker");
    record.aliases = texts(object, "tookAliases");
    record.properties = texts(object, "tookProperties");
    if (const auto it = object.find("tookDescription"); it != object.end() && it->is_boolean())
        record.description = it->get<bool>();
    if (record.entity.key.empty() || record.entity.name.empty() || record.entity.type.empty())
        return {};
    return record;
}

}  // namespace relata
