// SPDX-License-Identifier: Apache-2.0
#include "app/cli/graphjson.h"

#include "model/evidence/voices.h"

namespace relata {

Json toJson(const KnowledgeGraph &graph, EntityId id)
{
    const Entity e = graph.entity(id);
    return {{"id", e.key}, {"type", e.type}, {"name", e.name}, {"aliases", e.aliases}, {"description", e.description}};
}

Json toJson(const KnowledgeGraph &graph, StatementId id)
{
    const Statement s = graph.statement(id);
    Json json = {{"id", s.key},
                 {"subject", graph.key(s.subject)},
                 {"subject_name", graph.name(s.subject)},
                 {"predicate", s.predicate},
                 {"object", graph.key(s.object)},
                 {"object_name", graph.name(s.object)},
                 {"claim", s.claim},
                 {"speaker", voiceKey(graph, id)},
                 {"speaker_name", voiceName(graph, id)},
                 {"document", s.document == noDocument ? std::string() : graph.document(s.document).key}};
    json["paragraph"] = s.paragraph > 0 ? Json(s.paragraph) : Json(nullptr);
    json["modality"] = toString(s.modality);
    json["polarity"] = toString(s.polarity);
    json["said"] = s.said.text();
    json["holds"] = s.holds.text();
    for (const auto &[key, value] : s.properties) {
        Json &known = json["properties"][key];
        if (known.is_null())
            known = value;
        else if (known.is_array())
            known.push_back(value);
        else
            known = Json::array({known, value});
    }
    return json;
}

Json toJson(const KnowledgeGraph &graph, const Path &path)
{
    Json json = {{"length", path.length()}, {"entities", Json::array()}, {"statements", Json::array()}};
    for (const EntityId id : path.entities)
        json["entities"].push_back(toJson(graph, id));
    for (const auto &hop : path.hops)
        for (const StatementId id : hop)
            json["statements"].push_back(toJson(graph, id));
    return json;
}

std::string dumped(const Json &json)
{
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace relata
