// SPDX-License-Identifier: Apache-2.0
#include "model/store/diffjson.h"

#include "model/io/jsontext.h"
#include "model/io/schemajson.h"

#include <nlohmann/json.hpp>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void put(Json &json, const char *key, const std::string &value)
{
    if (!value.empty())
        json[key] = value;
}

void put(Json &json, const char *key, const std::vector<std::string> &values)
{
    if (!values.empty())
        json[key] = values;
}

void put(Json &json, const char *key, const Properties &properties)
{
    if (properties.empty())
        return;
    Json &pairs = json[key] = Json::array();
    for (const auto &[name, value] : properties)
        pairs.push_back({name, value});
}

/// With U+FFFD in place of what is no UTF-8.
std::string asUtf8(std::string_view text)
{
    return Json::parse(dumped(Json(text))).get<std::string>();
}

/// Of a whole number; throws on any other value, 6e110 among them.
std::int64_t numberOf(const Json &value)
{
    return value.get_ref<const Json::number_integer_t &>();
}

template <typename Value>
void take(const Json &json, const char *key, Value &value)
{
    if (const auto found = json.find(key); found != json.end())
        value = found->get<Value>();
}

void take(const Json &json, const char *key, int &value)
{
    if (const auto found = json.find(key); found != json.end())
        value = static_cast<int>(numberOf(*found));
}

void take(const Json &json, const char *key, Edtf &date)
{
    std::string text;
    take(json, key, text);
    if (auto parsed = Edtf::parse(text))
        date = *parsed;
}

template <typename Id>
void takeId(const Json &json, const char *key, Id &id)
{
    if (const auto found = json.find(key); found != json.end())
        id = Id(static_cast<std::uint32_t>(numberOf(*found)));
}

Json toJson(const Entity &e)
{
    Json json = {{"key", e.key}, {"type", e.type}};
    put(json, "name", e.name);
    put(json, "aliases", e.aliases);
    put(json, "description", e.description);
    put(json, "properties", e.properties);
    return json;
}

void fromJson(const Json &json, Entity &e)
{
    take(json, "key", e.key);
    take(json, "type", e.type);
    take(json, "name", e.name);
    take(json, "aliases", e.aliases);
    take(json, "description", e.description);
    take(json, "properties", e.properties);
}

Json toJson(const Statement &s)
{
    Json json = {{"key", s.key}, {"subject", indexOf(s.subject)}, {"predicate", s.predicate}, {"object", indexOf(s.object)}};
    put(json, "claim", s.claim);
    if (s.speaker != noEntity)
        json["speaker"] = indexOf(s.speaker);
    if (s.document != noDocument)
        json["document"] = indexOf(s.document);
    if (s.paragraph != 0)
        json["paragraph"] = s.paragraph;
    put(json, "quote", s.quote);
    json["modality"] = toString(s.modality);
    json["polarity"] = toString(s.polarity);
    put(json, "said", s.said.text());
    put(json, "holds", s.holds.text());
    put(json, "holds_basis", s.holdsBasis);
    put(json, "confidence", s.confidence);
    put(json, "status", s.status);
    put(json, "note", s.note);
    put(json, "properties", s.properties);
    return json;
}

void fromJson(const Json &json, Statement &s)
{
    take(json, "key", s.key);
    takeId(json, "subject", s.subject);
    take(json, "predicate", s.predicate);
    takeId(json, "object", s.object);
    take(json, "claim", s.claim);
    takeId(json, "speaker", s.speaker);
    takeId(json, "document", s.document);
    take(json, "paragraph", s.paragraph);
    take(json, "quote", s.quote);
    std::string word;
    take(json, "modality", word);
    s.modality = modalityFromString(word).value_or(Modality::Asserted);
    word.clear();
    take(json, "polarity", word);
    s.polarity = polarityFromString(word).value_or(Polarity::Neutral);
    take(json, "said", s.said);
    take(json, "holds", s.holds);
    take(json, "holds_basis", s.holdsBasis);
    take(json, "confidence", s.confidence);
    take(json, "status", s.status);
    take(json, "note", s.note);
    take(json, "properties", s.properties);
}

Json toJson(const Document &d)
{
    Json json = {{"key", d.key}};
    put(json, "title", d.title);
    put(json, "authors", d.authors);
    put(json, "publisher", d.publisher);
    put(json, "published", d.published.text());
    put(json, "url", d.url);
    put(json, "language", d.language);
    put(json, "origin", d.origin);
    put(json, "hash", d.hash);
    put(json, "note", d.note);
    put(json, "properties", d.properties);
    return json;
}

void fromJson(const Json &json, Document &d)
{
    take(json, "key", d.key);
    take(json, "title", d.title);
    take(json, "authors", d.authors);
    take(json, "publisher", d.publisher);
    take(json, "published", d.published);
    take(json, "url", d.url);
    take(json, "language", d.language);
    take(json, "origin", d.origin);
    take(json, "hash", d.hash);
    take(json, "note", d.note);
    take(json, "properties", d.properties);
}

/// Record by record: an import has hundreds of thousands, which as one tree would take ten times their text.
template <typename Id, typename Record>
void putChanges(std::string &out, const char *key, const std::vector<Change<Id, Record>> &changes)
{
    if (changes.empty())
        return;
    out.append(out.size() > 1 ? "," : "").append("\"").append(key).append("\":[");
    for (const auto &change : changes) {
        Json item = {{"id", indexOf(change.id)}};
        if (change.before)
            item["before"] = toJson(*change.before);
        if (change.after)
            item["after"] = toJson(*change.after);
        out += dumped(item) + ",";
    }
    out.back() = ']';
}

template <typename Id, typename Record>
void takeChanges(const Json &json, const char *key, std::vector<Change<Id, Record>> &changes)
{
    const auto list = json.find(key);
    if (list == json.end())
        return;
    for (const Json &item : *list) {
        Change<Id, Record> change{Id(static_cast<std::uint32_t>(numberOf(item.at("id")))), {}, {}};
        if (item.contains("before"))
            fromJson(item.at("before"), change.before.emplace());
        if (item.contains("after"))
            fromJson(item.at("after"), change.after.emplace());
        changes.push_back(std::move(change));
    }
}

}  // namespace

std::string diffToJson(const GraphDiff &diff)
{
    std::string out = "{";
    if (diff.schema)
        out += "\"schema\":" + dumped({{"before", schemaToJson(diff.schema->before)}, {"after", schemaToJson(diff.schema->after)}});
    putChanges(out, "documents", diff.documents);
    putChanges(out, "entities", diff.entities);
    putChanges(out, "statements", diff.statements);
    return out + "}";
}

Result<GraphDiff> diffFromJson(std::string_view text, const std::string &file)
{
    Json json;
    if (const auto parsed = parseJson(text, file, "an edit", json); !parsed)
        return parsed.error();
    if (!json.is_object())
        return Error{Error::Code::Syntax, "a step of the history is no edit. Expected an object", file, 0, 0};
    try {
        GraphDiff diff;
        if (json.contains("schema")) {
            const auto before = schemaFromJson(json.at("schema").at("before").get<std::string>(), file);
            const auto after = schemaFromJson(json.at("schema").at("after").get<std::string>(), file);
            if (!before)
                return before.error();
            if (!after)
                return after.error();
            diff.schema = SchemaChange{*before, *after};
        }
        takeChanges(json, "documents", diff.documents);
        takeChanges(json, "entities", diff.entities);
        takeChanges(json, "statements", diff.statements);
        return diff;
    } catch (const Json::exception &) {
        return Error{Error::Code::Syntax, "a step of the history is no edit. Expected records before and after", file, 0, 0};
    }
}

std::string listToJson(const std::vector<std::string> &values)
{
    return values.empty() ? std::string() : dumped(Json(values));
}

std::vector<std::string> listFromJson(std::string_view text)
{
    if (text.empty())
        return {};
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_array())
        return {asUtf8(text)};
    std::vector<std::string> values;
    for (const Json &value : json)
        values.push_back(value.is_string() ? value.get<std::string>() : value.dump());
    return values;
}

std::string pairsToJson(const Properties &properties)
{
    if (properties.empty())
        return {};
    Json pairs = Json::array();
    for (const auto &[name, value] : properties)
        pairs.push_back({name, value});
    return dumped(pairs);
}

Properties pairsFromJson(std::string_view text)
{
    Properties properties;
    if (text.empty())
        return properties;
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_array())
        return {{"properties", asUtf8(text)}};
    for (const Json &pair : json)
        if (pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string())
            properties.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
    return properties;
}

}  // namespace relata
