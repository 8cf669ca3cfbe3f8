// SPDX-License-Identifier: Apache-2.0
#include "views/scene/visibleafter.h"

#include "model/graph/knowledgegraph.h"
#include "views/scene/differing.h"

#include <algorithm>

namespace relata {
namespace {

enum class Kept { Nowhere, ByLens, ByScope, ByHand, Shown };

Kept keptBy(const ViewState &view, const LensResult &lens, EntityId id)
{
    if (!lens.entities.contains(id))
        return Kept::ByLens;
    if (view.scope && !view.scope->contains(id))
        return Kept::ByScope;
    return view.hidden.contains(id) ? Kept::ByHand : Kept::Shown;
}

template <typename Id>
void grow(IdSet<Id> &set, std::size_t end)
{
    set.bits().resize(end);
}

template <typename T>
void append(std::vector<T> &list, const std::vector<T> &more)
{
    list.insert(list.end(), more.begin(), more.end());
}

}  // namespace

Visible visibleAfter(const Sight &before, const KnowledgeGraph &graph, const GraphDiff &diff, const ViewState &view, const LensResult &lens)
{
    constexpr std::size_t share = 8;
    if (before.view.scope.has_value() != view.scope.has_value())
        return visibleOf(graph, view, lens);
    std::vector<EntityId> entities = differing(before.lens.entities, lens.entities);
    append(entities, differing(before.view.hidden, view.hidden));
    if (view.scope)
        append(entities, differing(*before.view.scope, *view.scope));
    std::vector<StatementId> statements = differing(before.lens.statements, lens.statements);
    if (entities.size() * share > graph.entityCount() || statements.size() * share > graph.statementCount())
        return visibleOf(graph, view, lens);
    IdSet<EntityId> wasThere(graph.entityIdEnd()), edited(graph.entityIdEnd());
    for (const auto &change : diff.entities) {
        entities.push_back(change.id);
        edited.insert(change.id);
        if (change.before)
            wasThere.insert(change.id);
    }
    for (const auto &change : diff.statements)
        statements.push_back(change.id);
    std::sort(entities.begin(), entities.end());
    entities.erase(std::unique(entities.begin(), entities.end()), entities.end());

    Visible visible = before.visible;
    grow(visible.entities, graph.entityIdEnd());
    grow(visible.statements, graph.statementIdEnd());
    const auto count = [&visible](Kept kept, std::size_t by) {
        visible.hiddenByLens += kept == Kept::ByLens ? by : 0;
        visible.outsideScope += kept == Kept::ByScope ? by : 0;
        visible.hiddenByHand += kept == Kept::ByHand ? by : 0;
    };
    for (const EntityId id : entities) {
        const bool there = graph.contains(id), was = edited.contains(id) ? wasThere.contains(id) : there;
        const Kept now = there ? keptBy(view, lens, id) : Kept::Nowhere;
        count(was ? keptBy(before.view, before.lens, id) : Kept::Nowhere, std::size_t(-1));
        count(now, 1);
        if ((now == Kept::Shown) == before.visible.entities.contains(id))
            continue;
        if (now == Kept::Shown)
            visible.entities.insert(id);
        else
            visible.entities.erase(id);
        if (there)
            append(statements, graph.statementsOf(id));
    }
    for (const StatementId id : statements)
        if (graph.contains(id) && lens.statements.contains(id) && visible.entities.contains(graph.subject(id))
            && visible.entities.contains(graph.object(id)))
            visible.statements.insert(id);
        else
            visible.statements.erase(id);
    return visible;
}

}  // namespace relata
