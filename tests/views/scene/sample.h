// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/graphtext.h"
#include "views/scene/scene.h"

#include <cmath>

namespace relata::test {

inline LensResult everything(const KnowledgeGraph &graph)
{
    LensResult all{IdSet<StatementId>(graph.statementIdEnd()), IdSet<EntityId>(graph.entityIdEnd())};
    for (const EntityId id : graph.entities())
        all.entities.insert(id);
    for (const StatementId id : graph.statements())
        all.statements.insert(id);
    return all;
}

inline Visible visibleIn(const KnowledgeGraph &graph, const ViewState &view)
{
    return visibleOf(graph, view, everything(graph));
}

inline void putAt(ViewState &view, EntityId id, float x, float y)
{
    view.positions.at(id) = {x, y};
    view.placed.insert(id);
}

/// Everything on a circle, in order of ids.
inline ViewState inCircle(const KnowledgeGraph &graph, float radius)
{
    ViewState view;
    std::size_t i = 0;
    for (const EntityId id : graph.entities()) {
        const double angle = 6.2831853 * double(i++) / double(graph.entityCount());
        putAt(view, id, float(radius * std::cos(angle)), float(radius * std::sin(angle)));
    }
    return view;
}

inline Scene sceneOf(const KnowledgeGraph &graph, const ViewState &view, ThemeKind kind = ThemeKind::Light)
{
    return buildScene(graph, view, visibleIn(graph, view), kind);
}

/// One of each shape, with parallel links, a loop and long names.
inline KnowledgeGraph mixedGraph()
{
    KnowledgeGraph graph =
        graphFromText("ada, ministry of the interior:institution, plan:policy, border town:place, fire of march:event, migrants:group, book:work,"
                      "ada -leads-> ministry of the interior, ada -knows-> plan, plan -hurts-> migrants, plan -hurts-> migrants, ada -wrote-> book,"
                      "ministry of the interior -runs-> plan, plan -binds-> ministry of the interior, fire of march -happened in-> border town,"
                      "migrants -live in-> border town, ada -quotes-> ada, ministry of the interior -watches-> migrants, book -on-> fire of march,"
                      "carl -knows-> ada, carl -runs-> ministry of the interior, carl -binds-> plan");
    GraphDiff diff;
    Schema schema = graph.schema();
    Schema next = Schema::standard();
    std::size_t i = 0;
    for (Predicate predicate : schema.predicates()) {
        predicate.category = next.categories()[i++ % next.categories().size()].key;
        next.ensurePredicate(predicate);
    }
    diff.schema = SchemaChange{schema, next};
    i = 0;
    for (const StatementId id : graph.statements()) {
        const Statement before = graph.statement(id);
        Statement after = before;
        after.modality = allModalities[i++ % allModalities.size()];
        diff.statements.push_back({id, before, after});
    }
    if (const auto applied = graph.apply(diff); !applied)
        throw std::invalid_argument(applied.error().text());
    return graph;
}

}  // namespace relata::test
