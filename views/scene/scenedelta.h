// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/scene/scene.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace relata {

/// What became of the nodes and links of a scene by an edit: whoever keeps something by their number need not make it anew.
struct SceneDelta {
    static constexpr std::uint32_t gone = 0xFFFFFFFFU;
    std::vector<std::uint32_t> nodes;      ///< by number before: the number now; gone
    std::vector<std::uint32_t> links;      ///< the same; gone also where it is drawn in another way now
    std::vector<std::uint32_t> lostNodes;  ///< numbers before, ascending
    std::vector<std::uint32_t> newNodes;   ///< numbers now, ascending
    std::vector<std::uint32_t>
        changedNodes;                     ///< of those that stayed and look otherwise, stand elsewhere or have another name: numbers now, ascending
    std::vector<std::uint32_t> newLinks;  ///< numbers now, ascending; also those that are drawn in another way

    /// Of two scenes that share theme and kinds of entities, the later made of the earlier by patched(). Nothing when more than \a most nodes and
    /// links differ: then it is no edit. O(nodes + links), by one look at each.
    static std::optional<SceneDelta> between(const Scene &before, const Scene &after, std::size_t most);
    bool sameNumbers() const { return lostNodes.empty() && newNodes.empty(); }  ///< of nodes
};

}  // namespace relata
