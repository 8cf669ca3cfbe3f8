// SPDX-License-Identifier: Apache-2.0
#include "views/scene/viewstate.h"

#include "model/graph/knowledgegraph.h"

#include <algorithm>

namespace relata {
namespace {

EntityId otherEnd(const KnowledgeGraph &graph, StatementId statement, EntityId id)
{
    return graph.subject(statement) == id ? graph.object(statement) : graph.subject(statement);
}

void takeAway(ViewState &view, EntityId id)
{
    if (view.scope)
        view.scope->erase(id);
    else
        view.hidden.insert(id);
}

bool broughtByAnother(const ViewState &view, EntityId id)
{
    return std::any_of(view.grown.begin(), view.grown.end(),
                       [id](const auto &record) { return std::find(record.second.begin(), record.second.end(), id) != record.second.end(); });
}

}  // namespace

Visible visibleOf(const KnowledgeGraph &graph, const ViewState &view, const LensResult &lens)
{
    Visible visible;
    visible.entities = IdSet<EntityId>(graph.entityIdEnd());
    visible.statements = IdSet<StatementId>(graph.statementIdEnd());
    for (const EntityId id : graph.entities()) {
        if (!lens.entities.contains(id))
            ++visible.hiddenByLens;
        else if (view.scope && !view.scope->contains(id))
            ++visible.outsideScope;
        else if (view.hidden.contains(id))
            ++visible.hiddenByHand;
        else
            visible.entities.insert(id);
    }
    lens.statements.forEach([&](StatementId id) {
        if (graph.contains(id) && visible.entities.contains(graph.subject(id)) && visible.entities.contains(graph.object(id)))
            visible.statements.insert(id);
    });
    return visible;
}

ViewState hideEntities(ViewState view, const std::vector<EntityId> &ids)
{
    for (const EntityId id : ids)
        view.hidden.insert(id);
    return view;
}

ViewState showAll(ViewState view)
{
    view.hidden.clear();
    view.scope.reset();
    view.grown.clear();
    return view;
}

ViewState focusOn(const KnowledgeGraph &graph, ViewState view, const Visible &visible, const std::vector<EntityId> &centres, int hops)
{
    IdSet<EntityId> scope(graph.entityIdEnd());
    std::vector<EntityId> ring;
    for (const EntityId id : centres) {
        if (visible.entities.contains(id) && !scope.contains(id)) {
            scope.insert(id);
            ring.push_back(id);
        }
    }
    if (ring.empty())
        return view;
    for (int hop = 0; hop < hops && !ring.empty(); ++hop) {
        std::vector<EntityId> next;
        for (const EntityId id : ring) {
            for (const StatementId statement : graph.statementsOf(id)) {
                const EntityId other = otherEnd(graph, statement, id);
                if (visible.statements.contains(statement) && !scope.contains(other)) {
                    scope.insert(other);
                    next.push_back(other);
                }
            }
        }
        ring = std::move(next);
    }
    view.scope = std::move(scope);
    view.grown.clear();  // what was brought in before is now simply inside or outside
    return view;
}

ViewState expandEntity(const KnowledgeGraph &graph, ViewState view, const LensResult &lens, EntityId id, std::size_t most,
                       std::vector<EntityId> *added)
{
    if (added)
        added->clear();
    if (!graph.contains(id))
        return view;
    std::map<EntityId, std::size_t> waiting;  // kept away by hand or scope: statements with `id`
    for (const StatementId statement : graph.statementsOf(id)) {
        const EntityId other = otherEnd(graph, statement, id);
        const bool away = view.hidden.contains(other) || (view.scope && !view.scope->contains(other));
        if (lens.statements.contains(statement) && other != id && away)
            ++waiting[other];
    }
    std::vector<std::pair<EntityId, std::size_t>> order(waiting.begin(), waiting.end());
    std::stable_sort(order.begin(), order.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    if (order.size() > most)
        order.resize(most);
    for (const auto &[other, count] : order) {
        view.hidden.erase(other);
        if (view.scope)
            view.scope->insert(other);
        view.grown[id].push_back(other);
        if (added)
            added->push_back(other);
    }
    return view;
}

ViewState collapseEntity(const KnowledgeGraph &graph, ViewState view, const Visible &visible, EntityId id, std::vector<EntityId> *removed)
{
    if (removed)
        removed->clear();
    const auto remove = [&](EntityId gone) {
        takeAway(view, gone);
        if (removed)
            removed->push_back(gone);
    };
    if (const auto record = view.grown.find(id); record != view.grown.end()) {
        std::vector<EntityId> wave = record->second;
        view.grown.erase(record);
        while (!wave.empty()) {  // what the removed ones had brought in goes with them
            const EntityId gone = wave.back();
            wave.pop_back();
            if (gone == id || !visible.entities.contains(gone) || broughtByAnother(view, gone))
                continue;
            remove(gone);
            if (const auto inner = view.grown.find(gone); inner != view.grown.end()) {
                wave.insert(wave.end(), inner->second.begin(), inner->second.end());
                view.grown.erase(inner);
            }
        }
        return view;
    }
    if (!graph.contains(id))
        return view;
    std::vector<EntityId> neighbours;
    for (const StatementId statement : graph.statementsOf(id))
        if (visible.statements.contains(statement) && otherEnd(graph, statement, id) != id)
            neighbours.push_back(otherEnd(graph, statement, id));
    std::sort(neighbours.begin(), neighbours.end());
    neighbours.erase(std::unique(neighbours.begin(), neighbours.end()), neighbours.end());
    for (const EntityId neighbour : neighbours) {
        const auto around = graph.statementsOf(neighbour);
        const bool elsewhere = std::any_of(around.begin(), around.end(), [&](StatementId statement) {
            const EntityId other = otherEnd(graph, statement, neighbour);
            return visible.statements.contains(statement) && other != id && other != neighbour;
        });
        if (!elsewhere)
            remove(neighbour);
    }
    return view;
}

}  // namespace relata
