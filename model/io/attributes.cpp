// SPDX-License-Identifier: Apache-2.0
#include "model/io/attributes.h"

#include "model/io/csv.h"
#include "model/io/schemajson.h"

#include <nlohmann/json.hpp>

namespace relata {
namespace {

std::string prefixed(const std::string &property)
{
    return "property:" + property;
}

template <typename Name>
Properties attributesOf(const KnowledgeGraph &graph, EntityId id, Name name)
{
    const Entity e = graph.entity(id);
    Properties data;
    addFilled(data, "label", e.name);
    addFilled(data, "type", e.type);
    addFilled(data, "aliases", joinMulti(e.aliases));
    addFilled(data, "description", e.description);
    for (const auto &[property, value] : e.properties)
        addFilled(data, name(property), value);
    return data;
}

template <typename Name>
Properties attributesOf(const KnowledgeGraph &graph, StatementId id, Name name)
{
    const Statement s = graph.statement(id);
    Properties data;
    addFilled(data, "label", graph.schema().predicate(graph.predicate(id)).label);
    addFilled(data, "predicate", s.predicate);
    addFilled(data, "claim", s.claim);
    addFilled(data, "speaker", s.speaker == noEntity ? std::string_view() : graph.key(s.speaker));
    addFilled(data, "document", s.document == noDocument ? std::string() : graph.document(s.document).key);
    addFilled(data, "paragraph", s.paragraph ? std::to_string(s.paragraph) : std::string());
    addFilled(data, "quote", s.quote);
    addFilled(data, "modality", toString(s.modality));
    addFilled(data, "polarity", toString(s.polarity));
    addFilled(data, "said", s.said.text());
    addFilled(data, "holds", s.holds.text());
    addFilled(data, "holds_basis", s.holdsBasis);
    addFilled(data, "confidence", s.confidence);
    addFilled(data, "status", s.status);
    addFilled(data, "note", s.note);
    for (const auto &[property, value] : s.properties)
        addFilled(data, name(property), value);
    return data;
}

}  // namespace

Properties entityAttributes(const KnowledgeGraph &graph, EntityId id)
{
    return attributesOf(graph, id, prefixed);
}

Properties statementAttributes(const KnowledgeGraph &graph, StatementId id)
{
    return attributesOf(graph, id, prefixed);
}

Properties entityAttributes(const KnowledgeGraph &graph, EntityId id, const OutsideNames &names)
{
    return attributesOf(graph, id, [&names](const std::string &property) { return names.nameOf(property); });
}

Properties statementAttributes(const KnowledgeGraph &graph, StatementId id, const OutsideNames &names)
{
    return attributesOf(graph, id, [&names](const std::string &property) { return names.nameOf(property); });
}

Properties graphAttributes(const KnowledgeGraph &graph)
{
    using Json = nlohmann::ordered_json;
    Json documents = Json::array();
    for (const DocumentId id : graph.documents()) {
        const Document &d = graph.document(id);
        documents.push_back({{"id", d.key},
                             {"title", d.title},
                             {"authors", d.authors},
                             {"publisher", d.publisher},
                             {"published", d.published.text()},
                             {"url", d.url},
                             {"language", d.language},
                             {"origin", d.origin},
                             {"hash", d.hash},
                             {"note", d.note},
                             {"properties", d.properties}});
    }
    const GraphInfo &info = graph.info();
    const Json about = {{"id", info.id},           {"title", info.title},     {"description", info.description}, {"version", info.version},
                        {"created", info.created}, {"license", info.license}, {"properties", info.properties}};
    return {{"relata:info", about.dump(-1, ' ', false, Json::error_handler_t::replace)},
            {"relata:schema", schemaToJson(graph.schema())},
            {"relata:documents", documents.dump(-1, ' ', false, Json::error_handler_t::replace)}};
}

}  // namespace relata
