// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/scale.h"
#include "model/core/idset.h"
#include "model/graph/ids.h"
#include "model/layout/layout.h"
#include "model/query/lens.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace relata {

class KnowledgeGraph;

enum class ColorBy { Category, Voice };

/// What one looks at, apart from the graph: part of undo. Selection, hover and camera are not in here.
struct ViewState {
    Lens lens;
    IdSet<EntityId> hidden;                           ///< hidden by hand, independent of the lens
    std::optional<IdSet<EntityId>> scope;             ///< focus: only these are shown; none = all
    std::map<EntityId, std::vector<EntityId>> grown;  ///< what expanding an entity brought in, for collapsing it again
    NodeMap<Point> positions;                         ///< scene coordinates: logical pixels at 100 %, y down
    IdSet<EntityId> placed;                           ///< entities that have a position
    IdSet<EntityId> pinned;
    LayoutKind layout = LayoutKind::Force;
    ColorBy colorBy = ColorBy::Category;
    std::optional<Scale> sizeBy;  ///< entities by this, not by their links
    std::optional<Scale> fillBy;  ///< entities by this, not by their types
    std::string widthBy;          ///< links by what this property of their statements adds up to; empty = by independent sources
    friend bool operator==(const ViewState &, const ViewState &) = default;
};

/// What is on screen: the lens's statements whose two ends are visible, and the entities in lens and scope that are not hidden.
struct Visible {
    IdSet<EntityId> entities;
    IdSet<StatementId> statements;
    std::size_t hiddenByLens = 0;  ///< entities
    std::size_t hiddenByHand = 0;  ///< that lens and scope would show
    std::size_t outsideScope = 0;
};
/// Pure. O(V + E).
Visible visibleOf(const KnowledgeGraph &graph, const ViewState &view, const LensResult &lens);

// Wishes as pure functions on the view; each returns what changed nothing for unchanged input.
ViewState hideEntities(ViewState view, const std::vector<EntityId> &ids);
ViewState showAll(ViewState view);  ///< hidden by hand and scope; the lens stays
/// Focus: only \a centres and what is within \a hops of them through visible statements.
ViewState focusOn(const KnowledgeGraph &graph, ViewState view, const Visible &visible, const std::vector<EntityId> &centres, int hops);
/// Neighbours of \a id that hand or scope keep away (through the lens's statements) come in; the new ones are recorded in `grown`.
/// At most \a most, those with most statements first. \a added receives them.
ViewState expandEntity(const KnowledgeGraph &graph, ViewState view, const LensResult &lens, EntityId id, std::size_t most,
                       std::vector<EntityId> *added);
/// Takes away again what expanding \a id brought in (unless something else still brought it); without a record: its neighbours that have no
/// other visible link.
ViewState collapseEntity(const KnowledgeGraph &graph, ViewState view, const Visible &visible, EntityId id, std::vector<EntityId> *removed);

}  // namespace relata
