// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/runcontext.h"
#include "views/scene/scene.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace relata {

class TileScene;
struct SceneDelta;
struct TileChange;

/// A scene with all that the canvas makes of one. Of a large scene that takes long, so it is made on any thread and only handed over to the canvas,
/// which shares it with whoever else reads it.
struct Picture {
    std::shared_ptr<const Scene> scene;
    std::shared_ptr<const TileScene> flat;
    std::vector<LegendRow> legend;
    /// Links by node: those of node i are table[starts[i]] up to starts[i + 1].
    struct LinksByNode {
        std::vector<std::uint32_t> starts, table;
    };
    std::shared_ptr<const LinksByNode> linksByNode;
    /// What an edit made otherwise than in the picture that this one was made of: whoever shows that one has only this to draw again.
    struct Since {
        std::weak_ptr<const TileScene> flat;  ///< of the picture before
        std::shared_ptr<const SceneDelta> delta;
        std::shared_ptr<const TileChange> change;
    };
    std::optional<Since> since;
};

/// \a graph: that the scene is of; without one there is no legend. O(nodes + links). Of no use when it was cancelled.
/// What \a scene has in common with \a before is shared with it: of one that only has other names, everything. O(nodes) then. Of one that was made of
/// it by patched(), the flat arrays and the index follow what was changed: O(nodes + links) still, but a fifth of the time.
Picture pictureOf(const KnowledgeGraph *graph, Scene scene, const RunContext &context = {}, const Picture *before = nullptr);

}  // namespace relata
