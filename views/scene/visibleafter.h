// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/graphdiff.h"
#include "views/scene/viewstate.h"

namespace relata {

/// What somebody looked at, and what of it was to be seen.
struct Sight {
    const ViewState &view;
    const LensResult &lens;
    const Visible &visible;
};
/// visibleOf(graph, view, lens), out of what was visible before \a diff was applied and view and lens became these. For edits and wishes that
/// concern a few: it looks at whom they concern and at their statements alone. O(their degree + entities / 64 + statements / 64).
Visible visibleAfter(const Sight &before, const KnowledgeGraph &graph, const GraphDiff &diff, const ViewState &view, const LensResult &lens);

}  // namespace relata
