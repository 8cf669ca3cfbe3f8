// SPDX-License-Identifier: Apache-2.0
#include "model/io/attributes.h"

#include "model/io/csv.h"
#include "model/io/schemajson.h"

#include <nlohmann/json.hpp>

namespace relata {
namespace {

void add(Properties &data, std::string name, std::string_view value)
{
    if (!value.empty())
        data.emplace_back(std::move(name), value);
}

}  // namespace

Properties entityAttributes(const KnowledgeGraph &graph, EntityId id)
{
    const Entity e = graph.entity(id);
    Properties data;
    add(data, "label", e.name);
    add(data, "type", e.type);
    add(data, "aliases", joinMulti(e.aliases));
    add(data, "description", e.description);
    for (const auto &[name, value] : e.properties)
        add(data, "property:" + name, value);
    return data;
}

Properties statementAttributes(const KnowledgeGraph &graph, StatementId id)
{
    const Statement s = graph.statement(id);
    Properties data;
    add(data, "label", graph.schema().predicate(graph.predicate(id)).label);
    add(data, "predicate", s.predicate);
    add(data, "claim", s.claim);
    add(data, "speaker", s.speaker == noEntity ? std::string_view() : graph.key(s.speaker));
    add(data, "document", s.document == noDocument ? std::string() : graph.document(s.document).key);
    add(data, "paragraph", s.paragraph ? std::to_string(s.paragraph) : std::string());
    add(data, "quote", s.quote);
    add(data, "modality", toString(s.modality));
    add(data, "polarity", toString(s.polarity));
    add(data, "said", s.said.text());
    add(data, "holds", s.holds.text());
    add(data, "holds_basis", s.holdsBasis);
    add(data, "confidence", s.confidence);
    add(data, "status", s.status);
    add(data, "note", s.note);
    for (const auto &[name, value] : s.properties)
        add(data, "property:" + name, value);
    return data;
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
