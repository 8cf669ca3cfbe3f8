// SPDX-License-Identifier: Apache-2.0
#include "tests/soak/editor.h"

#include "model/edit/merge.h"
#include "tests/model/store/projectfixture.h"

#include <random>

namespace relata::test {
namespace {

std::vector<EntityId> all(const KnowledgeGraph &graph)
{
    std::vector<EntityId> ids;
    for (const EntityId id : graph.entities())
        ids.push_back(id);
    return ids;
}

/// Some hundred records at once: a transaction of many pages.
GraphDiff import(const KnowledgeGraph &graph, std::mt19937 &random)
{
    GraphDiff diff;
    const auto entities = all(graph);
    const auto first = static_cast<std::uint32_t>(indexOf(graph.nextEntityId()));
    const std::uint32_t many = 20 + random() % 200;
    for (std::uint32_t i = 0; i < many; ++i) {
        const std::string key = "i" + std::to_string(first + i);
        diff.entities.push_back(
            {EntityId(first + i), {}, Entity{key, "person", "Imported " + key, {"alias of " + key}, std::string(random() % 200, 'd'), {}}});
        Statement statement;
        statement.key = "si" + std::to_string(graph.statementIdEnd() + i);
        statement.subject = EntityId(first + i);
        statement.object = entities[random() % entities.size()];
        statement.predicate = "knows";
        statement.claim = key + " knows somebody";
        diff.statements.push_back({StatementId(static_cast<std::uint32_t>(indexOf(graph.nextStatementId())) + i), {}, statement});
    }
    return diff;
}

/// Type and predicate that the edits of projectfixture.h use.
GraphDiff withWords(const KnowledgeGraph &graph)
{
    Schema after = graph.schema();
    after.ensureType({"person", "Person", {}, {}, {}, {}, {}});
    after.ensurePredicate({"knows", "knows", "is known by", {}, {}, {}, {}, false, {}});
    GraphDiff diff;
    diff.schema = SchemaChange{graph.schema(), std::move(after)};
    return diff;
}

}  // namespace

Editor::Edit Editor::next(std::int64_t step) const
{
    std::mt19937 random(m_seed * 7919U + static_cast<unsigned>(step));
    const auto entities = all(m_graph);
    if (!m_graph.schema().findPredicate("knows") || !m_graph.schema().findType("person"))
        return {"Words to say it with", withWords(m_graph)};
    const unsigned dice = random() % 20;
    if (dice < 3 && !m_undoable.empty())
        return {"Undo", m_undoable.back().inverted(), true};
    if (entities.size() > 1500 || (dice == 3 && entities.size() > 40))
        return {"Remove a third", removeEntities(m_graph, std::vector(entities.begin(), entities.begin() + std::ptrdiff_t(entities.size() / 3)))};
    if (dice == 4 && !entities.empty())
        return {"Import", import(m_graph, random)};
    if (dice == 5) {
        GraphDiff diff;
        Schema after = m_graph.schema();
        const std::string key = "p" + std::to_string(step % 40);
        after.ensurePredicate({key, key, "is " + key, "made at step " + std::to_string(step), {}, {"person"}, {}, true, {}});
        if (!(after == m_graph.schema())) {
            diff.schema = SchemaChange{m_graph.schema(), std::move(after)};
            return {"New predicate", std::move(diff)};
        }
    }
    if (dice < 9 && entities.size() > 4) {
        const std::size_t at = random() % (entities.size() - 2);
        if (auto merge = mergeEntities(m_graph, entities[at], {entities[at + 1 + random() % 2]}))
            return {"Merge", std::move(*merge)};
    }
    if (dice < 13)
        for (const EntityId id : entities)
            if (const auto merges = mergesOf(m_graph, id); !merges.empty())
                if (auto split = splitEntity(m_graph, id, merges[random() % merges.size()].key))
                    return {"Split", std::move(*split)};
    return {"Edit", someEdit(m_graph, random)};
}

void Editor::done(const Edit &edit)
{
    if (!m_graph.apply(edit.diff))
        throw std::logic_error("an edit that does not fit: " + edit.label);
    if (edit.isUndo)
        m_undoable.pop_back();
    else
        m_undoable.push_back(edit.diff);
}

}  // namespace relata::test
