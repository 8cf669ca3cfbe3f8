// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/project.h"
#include "tests/model/io/tempfolder.h"
#include "tests/support/graphtext.h"

#include <gtest/gtest.h>

#include <random>

namespace relata::test {

/// A graph with something in every field.
inline KnowledgeGraph richGraph()
{
    KnowledgeGraph graph = graphFromText("ada -knows-> bob, bob -owns-> acme:institution, acme -pays-> ada, carl");
    graph.info() = {"rich", "A “rich” graph", "Every field\nis used", "2.1", "2026-11", "CC0-1.0", {{"k", "v"}, {"", "no key"}}};
    GraphDiff diff;
    const EntityId ada = graph.findEntity("ada");
    Entity entity = graph.entity(ada);
    diff.entities.push_back({ada, entity, entity});
    diff.entities[0].after->aliases = {"Áda", "the [first]; \"one\"", "阿达"};
    diff.entities[0].after->description = "=1+1 \t <b>bold</b> \xF0\x9F\x98\x80";
    diff.entities[0].after->properties = {{"born", "1815"}, {"a,b", "c\nd"}};
    const StatementId first = graph.findStatement("s1");
    diff.statements.push_back({first, graph.statement(first), graph.statement(first)});
    Statement &said = *diff.statements[0].after;
    said.claim = "Ada’s claim; it's 'quoted'";
    said.speaker = graph.findEntity("bob");
    said.paragraph = 7;
    said.quote = "“word for word”";
    said.modality = Modality::Denied;
    said.polarity = Polarity::Negative;
    said.said = *Edtf::parse("2024-06~");
    said.holds = *Edtf::parse("2019/..");
    said.holdsBasis = "inferred";
    said.confidence = "low";
    said.status = "reviewed";
    said.note = "n";
    said.properties = {{"x", "y"}};
    const DocumentId doc = graph.findDocument("doc");
    diff.documents.push_back({doc, graph.document(doc), graph.document(doc)});
    Document &document = *diff.documents[0].after;
    document.authors = {"A. Author", "B; C"};
    document.published = *Edtf::parse("2024-06-05");
    document.url = "https://example.org/?a=1&b=2";
    document.origin = "wire";
    document.properties = {{"pages", "3"}};
    if (const auto applied = graph.apply(diff); !applied)
        throw std::invalid_argument(applied.error().text());
    return graph;
}

/// All of a graph, ids included, for comparing.
inline bool same(const KnowledgeGraph &a, const KnowledgeGraph &b)
{
    return a.info() == b.info() && a.schema() == b.schema() && asAdditions(a) == asAdditions(b);
}

/// Some edit that fits \a graph: adds, changes or removes.
inline GraphDiff someEdit(const KnowledgeGraph &graph, std::mt19937 &random)
{
    GraphDiff diff;
    std::vector<EntityId> entities;
    for (const EntityId id : graph.entities())
        entities.push_back(id);
    const auto any = [&] { return entities[random() % entities.size()]; };
    const unsigned kind = entities.size() < 3 ? 0 : random() % 5;
    if (kind == 0) {
        const EntityId id = graph.nextEntityId();
        diff.entities.push_back({id, {}, Entity{"e" + std::to_string(indexOf(id)), "person", "Entity " + std::to_string(indexOf(id)), {}, {}, {}}});
    } else if (kind == 1) {
        Statement statement;
        statement.key = "st" + std::to_string(graph.statementIdEnd());
        statement.subject = any();
        statement.object = any();
        statement.predicate = "knows";
        statement.claim = std::string(random() % 300, 'c');
        diff.statements.push_back({graph.nextStatementId(), {}, statement});
    } else if (kind == 2) {
        const EntityId id = any();
        diff.entities.push_back({id, graph.entity(id), graph.entity(id)});
        diff.entities[0].after->name += "!";
    } else if (kind == 3) {
        return removeEntities(graph, {any()});
    } else {  // two records exchange their keys
        const EntityId a = entities[0], b = entities[1];
        diff.entities.push_back({a, graph.entity(a), graph.entity(a)});
        diff.entities.push_back({b, graph.entity(b), graph.entity(b)});
        std::swap(diff.entities[0].after->key, diff.entities[1].after->key);
    }
    return diff;
}

}  // namespace relata::test
