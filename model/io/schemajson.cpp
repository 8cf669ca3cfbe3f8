// SPDX-License-Identifier: Apache-2.0
#include "model/io/schemajson.h"

#include "model/io/jsontext.h"
#include "model/io/jsonvalues.h"

#include <nlohmann/json.hpp>

#include <array>
#include <optional>
#include <utility>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

/// Reads one schema and keeps the first fault: what is missing takes its default, what is of the wrong kind is said.
class SchemaReader
{
public:
    SchemaReader(std::string_view source, const std::string &file) : m_source(source), m_file(file) {}

    Result<Schema> read(const Json &root)
    {
        if (!root.is_object())
            fail("is not a JSON object. Expected {\"categories\": […], \"types\": […], \"predicates\": […]}", {});
        for (const Json &item : list(root, "categories"))
            readCategory(item);
        for (const Json &item : list(root, "types"))
            readType(item);
        for (const Json &item : list(root, "predicates"))
            readPredicate(item);
        if (m_fault)
            return *m_fault;
        return std::move(m_schema);
    }

private:
    void fail(std::string message, std::string_view at)
    {
        if (!m_fault)
            m_fault = Error{Error::Code::Schema, std::move(message), m_file, at.empty() ? 0 : lineOfJsonString(m_source, at), 0};
    }

    const Json &list(const Json &root, const char *key)
    {
        static const Json none = Json::array();
        if (!root.is_object() || !root.contains(key))
            return none;
        if (!root[key].is_array())
            fail(std::string("“") + key + "” is not a list. Expected [{\"id\": …, \"label\": …}, …]", key);
        return root[key].is_array() ? root[key] : none;
    }
    std::string idOf(const Json &item, const char *kind)
    {
        m_id = item.is_object() && item.contains("id") && item["id"].is_string() ? item["id"].get<std::string>() : std::string();
        if (m_id.empty())
            fail(std::string("a ") + kind + " has no id. Expected {\"id\": …, \"label\": …}", {});
        return m_id;
    }
    std::string text(const Json &item, const char *key)
    {
        if (!item.is_object() || !item.contains(key) || item[key].is_null())
            return {};
        if (!item[key].is_string())
            fail(std::string("“") + key + "” of “" + m_id + "” is " + jsonKindInWords(item[key]) + ". Expected text", m_id);
        return item[key].is_string() ? item[key].get<std::string>() : std::string();
    }
    std::vector<std::string> texts(const Json &item, const char *key)
    {
        std::vector<std::string> values;
        if (!item.is_object() || !item.contains(key) || item[key].is_null())
            return values;
        const bool isList = item[key].is_array();
        for (const Json &value : isList ? item[key] : Json::array())
            if (value.is_string())
                values.push_back(value.get<std::string>());
        if (!isList || values.size() != item[key].size())
            fail(std::string("“") + key + "” of “" + m_id + "” is not a list of texts. Expected [\"person\", …]", m_id);
        return values;
    }
    std::string labelOf(const Json &item)
    {
        const std::string label = text(item, "label");
        return label.empty() ? m_id : label;
    }

    void readCategory(const Json &item)
    {
        const std::string id = idOf(item, "category");
        if (m_schema.findCategory(id))
            fail("the category “" + id + "” stands twice. Expected each id once", id);
        m_schema.ensureCategory({id, labelOf(item)});
    }

    void readType(const Json &item)
    {
        const std::string id = idOf(item, "type");
        if (m_schema.findType(id))
            fail("the type “" + id + "” stands twice. Expected each id once", id);
        EntityType type{id, labelOf(item), text(item, "plural"), text(item, "description"), text(item, "shape"), text(item, "icon"), {}};
        if (item.is_object() && item.contains("color")) {
            const Json &color = item["color"];
            if (!color.is_object())
                fail("“color” of “" + id + "” is not an object. Expected {\"light\": \"#RRGGBB\", \"dark\": …, \"print\": …}", id);
            type.color = {text(color, "light"), text(color, "dark"), text(color, "print")};
            for (const std::string &value : {type.color.light, type.color.dark, type.color.print})
                if (!value.empty()
                    && (value.size() != 7 || value[0] != '#' || value.find_first_not_of("0123456789abcdefABCDEF", 1) != std::string::npos))
                    fail("“" + value + "” of “" + id + "” is not a colour. Expected #RRGGBB", id);
        }
        m_schema.ensureType(std::move(type));
    }

    void readPredicate(const Json &item)
    {
        const std::string id = idOf(item, "predicate");
        if (m_schema.findPredicate(id))
            fail("the predicate “" + id + "” stands twice. Expected each id once", id);
        Predicate predicate{id,
                            labelOf(item),
                            text(item, "inverse"),
                            text(item, "definition"),
                            text(item, "category"),
                            texts(item, "domain"),
                            texts(item, "range"),
                            false,
                            text(item, "opposite")};
        if (item.is_object() && item.contains("symmetric")) {
            if (!item["symmetric"].is_boolean())
                fail("“symmetric” of “" + id + "” is " + jsonKindInWords(item["symmetric"]) + ". Expected true or false", id);
            else
                predicate.symmetric = item["symmetric"].get<bool>();
        }
        if (!predicate.category.empty() && !m_schema.findCategory(predicate.category))
            fail("the predicate “" + id + "” has the unknown category “" + predicate.category + "”. Expected one of “categories”", id);
        for (const auto *list : {&predicate.domain, &predicate.range})
            for (const std::string &type : *list)
                if (!m_schema.findType(type))
                    fail("the predicate “" + id + "” allows the unknown type “" + type + "”. Expected one of “types”", id);
        m_schema.ensurePredicate(std::move(predicate));
    }

    std::string_view m_source;
    const std::string &m_file;
    std::string m_id;  ///< of the entry being read
    Schema m_schema;
    std::optional<Error> m_fault;
};

}  // namespace

Result<Schema> schemaFromJson(std::string_view source, const std::string &file)
try {
    Json root;
    if (const auto ok = parseJson(source, file, "the schema of a data package", root); !ok)
        return ok.error();
    return SchemaReader(source, file).read(root);
} catch (const Json::exception &error) {  // not reached by any text known; a promise to the callers all the same
    return Error{Error::Code::Schema, std::string("has a field of the wrong kind (") + error.what() + ")", file, 0, 0};
}

std::string schemaToJson(const Schema &schema)
{
    Json root = {{"categories", Json::array()}, {"types", Json::array()}, {"predicates", Json::array()}};
    for (const Category &category : schema.categories())
        root["categories"].push_back({{"id", category.key}, {"label", category.label}});
    for (const EntityType &type : schema.types())
        root["types"].push_back({{"id", type.key},
                                 {"label", type.label},
                                 {"plural", type.plural},
                                 {"description", type.description},
                                 {"shape", type.shape},
                                 {"icon", type.icon},
                                 {"color", {{"light", type.color.light}, {"dark", type.color.dark}, {"print", type.color.print}}}});
    for (const Predicate &p : schema.predicates()) {
        Json item = {{"id", p.key},        {"label", p.label}, {"inverse", p.inverse},    {"definition", p.definition}, {"category", p.category},
                     {"domain", p.domain}, {"range", p.range}, {"symmetric", p.symmetric}};
        if (!p.opposite.empty())
            item["opposite"] = p.opposite;
        root["predicates"].push_back(std::move(item));
    }
    return root.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace relata
