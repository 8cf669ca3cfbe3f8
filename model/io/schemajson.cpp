// SPDX-License-Identifier: Apache-2.0
#include "model/io/schemajson.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

std::string text(const Json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> texts(const Json &object, const char *key)
{
    std::vector<std::string> values;
    if (const auto found = object.find(key); found != object.end() && found->is_array())
        for (const Json &value : *found)
            if (value.is_string())
                values.push_back(value.get<std::string>());
    return values;
}

const Json &arrayOf(const Json &root, const char *key)
{
    static const Json none = Json::array();
    const auto found = root.find(key);
    return found != root.end() && found->is_array() ? *found : none;
}

}  // namespace

int lineOfOffset(std::string_view text, std::size_t offset)
{
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size())), '\n'));
}

Result<Schema> schemaFromJson(std::string_view source, const std::string &file)
try {
    const Json root = Json::parse(source);
    const auto fault = [&](std::string message) { return Error{Error::Code::Schema, std::move(message), file, 0, 0}; };
    if (!root.is_object())
        return fault("is not a JSON object. Expected {\"categories\": […], \"types\": […], \"predicates\": […]}");
    Schema schema;
    const auto idOf = [&](const Json &item, const char *list, std::string &id) -> Result<void> {
        id = item.is_object() ? text(item, "id") : std::string();
        if (id.empty())
            return fault(std::string("an entry of “") + list + "” has no id. Expected {\"id\": …, \"label\": …}");
        return {};
    };
    std::string id;
    for (const Json &item : arrayOf(root, "categories")) {
        if (const auto ok = idOf(item, "categories", id); !ok)
            return ok.error();
        schema.ensureCategory({id, text(item, "label")});
    }
    for (const Json &item : arrayOf(root, "types")) {
        if (const auto ok = idOf(item, "types", id); !ok)
            return ok.error();
        if (schema.findType(id))
            return fault("the type “" + id + "” stands twice");
        const Json color = item.value("color", Json::object());
        schema.ensureType({id, text(item, "label").empty() ? id : text(item, "label"), text(item, "plural"), text(item, "description"), text(item, "shape"),
                           text(item, "icon"), {text(color, "light"), text(color, "dark"), text(color, "print")}});
    }
    for (const Json &item : arrayOf(root, "predicates")) {
        if (const auto ok = idOf(item, "predicates", id); !ok)
            return ok.error();
        if (schema.findPredicate(id))
            return fault("the predicate “" + id + "” stands twice");
        Predicate predicate{id, text(item, "label").empty() ? id : text(item, "label"), text(item, "inverse"), text(item, "definition"),
                            text(item, "category"), texts(item, "domain"), texts(item, "range"), item.value("symmetric", false), text(item, "opposite")};
        if (!predicate.category.empty() && !schema.findCategory(predicate.category))
            return fault("the predicate “" + id + "” has the unknown category “" + predicate.category + "”. Expected one of “categories”");
        for (const auto *list : {&predicate.domain, &predicate.range})
            for (const std::string &type : *list)
                if (!schema.findType(type))
                    return fault("the predicate “" + id + "” allows the unknown type “" + type + "”. Expected one of “types”");
        schema.ensurePredicate(std::move(predicate));
    }
    return schema;
} catch (const Json::parse_error &error) {
    return Error{Error::Code::Syntax, "is not valid JSON here. Expected the schema of a data package", file, lineOfOffset(source, error.byte), 0};
} catch (const Json::exception &error) {
    return Error{Error::Code::Schema, std::string("has a field of the wrong kind (") + error.what() + ")", file, 0, 0};
}

std::string schemaToJson(const Schema &schema)
{
    Json root = {{"categories", Json::array()}, {"types", Json::array()}, {"predicates", Json::array()}};
    for (const Category &category : schema.categories())
        root["categories"].push_back({{"id", category.key}, {"label", category.label}});
    for (const EntityType &type : schema.types())
        root["types"].push_back({{"id", type.key}, {"label", type.label}, {"plural", type.plural}, {"description", type.description}, {"shape", type.shape},
                                 {"icon", type.icon},
                                 {"color", {{"light", type.color.light}, {"dark", type.color.dark}, {"print", type.color.print}}}});
    for (const Predicate &p : schema.predicates()) {
        Json item = {{"id", p.key}, {"label", p.label}, {"inverse", p.inverse}, {"definition", p.definition}, {"category", p.category},
                     {"domain", p.domain}, {"range", p.range}, {"symmetric", p.symmetric}};
        if (!p.opposite.empty())
            item["opposite"] = p.opposite;
        root["predicates"].push_back(std::move(item));
    }
    return root.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace relata
