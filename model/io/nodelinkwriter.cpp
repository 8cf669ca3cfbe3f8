// SPDX-License-Identifier: Apache-2.0
#include "model/graph/graphcolumns.h"
#include "model/io/attributes.h"
#include "model/io/nodelinkjson.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

/// Properties of which every value is a number, or a truth, that JSON writes just so: 2.5, and not 2.50.
class JsonNames
{
public:
    template <typename Ids>
    JsonNames(const KnowledgeGraph &graph, const Ids &ids, OutsideNames names) : m_names(std::move(names))
    {
        std::vector<bool> asText(propertyCount(graph));
        for (std::uint32_t number = 0; number < asText.size(); ++number)
            asText[number] = kindOf(propertyName(graph, number)) == OutsideNames::Kind::Text;
        if (std::find(asText.begin(), asText.end(), false) != asText.end())
            for (const auto id : ids)
                visitProperties(graph, id, [&](std::uint32_t number, std::string_view value) {
                    asText[number] = asText[number] || Json::parse(value, nullptr, false).dump() != value;
                });
        for (std::uint32_t number = 0; number < asText.size(); ++number)
            if (!asText[number])
                m_typed.insert(m_names.nameOf(propertyName(graph, number)));
    }
    const OutsideNames &names() const { return m_names; }
    Json valueOf(const std::string &name, const std::string &value) const { return m_typed.contains(name) ? Json::parse(value) : Json(value); }

private:
    OutsideNames::Kind kindOf(const std::string &property) const { return m_names.kindOf(m_names.nameOf(property)); }

    OutsideNames m_names;
    std::set<std::string> m_typed;
};

}  // namespace

IoReport cytoscapeText(const KnowledgeGraph &graph, std::string &text)
{
    const JsonNames entityNames(graph, graph.entities(), OutsideNames::ofEntities(graph)),
        statementNames(graph, graph.statements(), OutsideNames::ofStatements(graph));
    const LinkSenses senses = linkSenses(graph);
    const auto object = [](const Properties &attributes, const JsonNames *names = nullptr) {
        Json data = Json::object();
        for (const auto &[name, value] : attributes)
            data[name] = names ? names->valueOf(name, value) : Json(value);
        return data;
    };
    const auto line = [](const Json &data) { return data.dump(-1, ' ', false, Json::error_handler_t::replace); };
    Json about = object(graphAttributes(graph));
    about["name"] = graph.info().title;
    text = "{\n\"format_version\": \"1.0\",\n\"generated_by\": \"Relata\",\n\"directed\": ";
    text += std::string(senses.isUndirected() ? "false" : "true") + ",\n\"multigraph\": true,\n\"data\": " + line(about)
            + ",\n\"elements\": {\n\"nodes\": [";
    const char *separator = "\n";
    for (const EntityId id : graph.entities()) {
        const std::string key(graph.key(id));
        Json data{{"id", key}, {"value", key}, {"name", std::string(graph.name(id))}};
        data.update(object(entityAttributes(graph, id, entityNames.names()), &entityNames));
        text += separator + line(Json{{"data", std::move(data)}});
        separator = ",\n";
    }
    text += "\n],\n\"edges\": [";
    separator = "\n";
    for (const StatementId id : graph.statements()) {
        Json data{{"id", std::string(graph.key(id))},
                  {"key", std::string(graph.key(id))},
                  {"source", std::string(graph.key(graph.subject(id)))},
                  {"target", std::string(graph.key(graph.object(id)))},
                  {"interaction", std::string(graph.schema().predicate(graph.predicate(id)).label)}};
        data.update(object(statementAttributes(graph, id, statementNames.names()), &statementNames));
        text += separator + line(Json{{"data", std::move(data)}});
        separator = ",\n";
    }
    text += "\n]\n}\n}\n";
    IoReport report;
    senses.tell(report.notes);
    return report;
}

}  // namespace relata
