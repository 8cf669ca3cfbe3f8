// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/scene/scene.h"

#include <utility>
#include <vector>

namespace relata {

struct Disagreement;

/// What is not the same in a picture after an edit.
struct SceneChange {
    std::vector<EntityId> entities;                    ///< whose record is another, or who came or went
    std::vector<std::pair<EntityId, EntityId>> pairs;  ///< between which statements came, went or changed

    /// Of an edit that was made: \a before and \a after it.
    static SceneChange of(const KnowledgeGraph &graph, const GraphDiff &diff, const Visible &before, const Visible &after);
    /// Also those who are elsewhere, or pinned in one view and not in the other.
    void addMoves(const Visible &visible, const ViewState &before, const ViewState &after);
    /// Also all of \a other: of a change that came after this one.
    void add(const SceneChange &other);
    /// Also those whose accounts differ by one list and not by the other.
    void addDisputes(const KnowledgeGraph &graph, const std::vector<Disagreement> &before, const std::vector<Disagreement> &after);
    bool empty() const { return entities.empty() && pairs.empty(); }
};

/// True when an edit leaves everything alone that all of a picture depends on: then patched() will do. Measures, voices and schema are what does, and
/// which documents are one origin. \a documents: in the graph after it; whether there is one or several tells by what the width of a link is counted.
bool canPatch(const ViewState &view, const GraphDiff &diff, std::size_t documents = 0);

/// \a scene, which was right before \a change, as buildScene() would make it now. For edits of large graphs: it takes O(nodes + links) cheap steps
/// and makes anew only what changed. All nodes must have a place.
Scene patched(Scene scene, const SceneChange &change, const KnowledgeGraph &graph, const ViewState &view, const Visible &visible, ThemeKind theme,
              const std::vector<Disagreement> &disputes, const RunContext &context = {});

}  // namespace relata
