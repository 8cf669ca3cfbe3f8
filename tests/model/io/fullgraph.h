// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"

namespace relata::test {

/// A graph that uses every field there is, with hostile text in it: for round trips.
inline KnowledgeGraph fullGraph()
{
    GraphDiff diff;
    Schema schema = Schema::standard();
    Predicate leads;
    leads.key = "leads";
    leads.label = "leads";
    leads.inverse = "is led by";
    leads.category = "power";
    leads.domain = {"person"};
    schema.ensurePredicate(leads);
    Predicate with;
    with.key = "works-with";
    with.label = "works with";
    with.symmetric = true;
    schema.ensurePredicate(with);
    diff.schema = SchemaChange{Schema::standard(), schema};
    const Edtf day = *Edtf::parse("2024-06-02"), about = *Edtf::parse("2019~/..");
    diff.documents.push_back({DocumentId{0},
                              {},
                              Document{"news",
                                       "News <b>&amp;</b>",
                                       {"X", "Y|Z"},
                                       "The Paper",
                                       day,
                                       "https://example.org/a b?q=\"1\"",
                                       "en",
                                       "origin",
                                       "sha",
                                       "note",
                                       {{"archived", "yes"}}}});
    diff.documents.push_back({DocumentId{1}, {}, Document{"bare", "", {}, "", {}, "", "", "", "", "", {}}});
    diff.entities.push_back({EntityId{0},
                             {},
                             Entity{"ada",
                                    "person",
                                    "Ada \"Λ\" {x} \\ 'y' \n\t\x01",
                                    {"A. L.", "Count|ess"},
                                    "Line 1\nLine 2 \xE2\x80\xAE",
                                    {{"born", "1815"}, {"a b/c?", "=1"}}}});
    diff.entities.push_back(
        {EntityId{1},
         {},
         Entity{"http://example.org/acme", "institution", "Acme, Inc.", {}, "", {{"schema", "Company"}, {"x", "1.5"}, {"y", "-2"}}}});
    diff.entities.push_back({EntityId{2}, {}, Entity{"the policy #1 <ü>", "policy", "The policy", {}, "", {}}});
    diff.entities.push_back({EntityId{3}, {}, Entity{"s1", "place", "Named like a statement", {}, "", {}}});
    Statement s{"s1",
                EntityId{0},
                "leads",
                EntityId{1},
                "Ada leads “Acme”.",
                EntityId{2},
                DocumentId{0},
                3,
                "I lead\n\"it\"",
                Modality::Quoted,
                Polarity::Positive,
                day,
                about,
                "stated",
                "high",
                "checked",
                "a note",
                {{"weight", "2"}, {"odd name", "v"}}};
    diff.statements.push_back({StatementId{0}, {}, s});
    s.key = "s2";  // parallel
    s.modality = Modality::Denied;
    s.properties.clear();
    s.speaker = noEntity;
    diff.statements.push_back({StatementId{1}, {}, s});
    Statement bare;
    bare.key = "s3";
    bare.subject = bare.object = EntityId{0};
    bare.predicate = "works-with";
    diff.statements.push_back({StatementId{2}, {}, bare});
    bare.key = "s 4/ö";
    bare.subject = EntityId{3};
    bare.object = EntityId{2};
    bare.holds = *Edtf::parse("2019/2024-10");
    diff.statements.push_back({StatementId{3}, {}, bare});
    KnowledgeGraph graph;
    if (const auto applied = graph.apply(diff); !applied)
        throw std::logic_error(applied.error().text());
    graph.info() = {"full", "Full graph", "All \"fields\"", "1", "2024", "CC0", {{"custom", "[1, 2]"}}};
    return graph;
}

}  // namespace relata::test
