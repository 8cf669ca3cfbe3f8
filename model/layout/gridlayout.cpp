// SPDX-License-Identifier: Apache-2.0
#include "model/layout/algorithms.h"
#include "model/layout/footprint.h"
#include "model/layout/packing.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace relata::layout {

namespace {

/// One group's cells, all of the same size.
struct Block {
    std::vector<std::uint32_t> nodes;
    float cellWidth = 0;
    float cellHeight = 0;
    std::uint32_t columns = 1;
    std::uint32_t rows = 1;

    void shape(float aspect)
    {
        const auto count = static_cast<float>(nodes.size());
        columns = std::max(1U, static_cast<std::uint32_t>(std::lround(std::sqrt(count * aspect * cellHeight / cellWidth))));
        columns = std::min(columns, static_cast<std::uint32_t>(nodes.size()));
        rows = (static_cast<std::uint32_t>(nodes.size()) + columns - 1) / columns;
    }
};

}  // namespace

Result<Positions> gridLayout(const LayoutInput &input, const LayoutOptions &options, const RunContext &context)
{
    constexpr float gap = 12;
    const float side = input.boxes.empty() ? edgeLengthFor(input, options) : 0;
    std::map<std::uint32_t, Block> byGroup;
    for (std::uint32_t node = 0; node < input.nodeCount; ++node) {
        Block &block = byGroup[input.groups.empty() ? 0 : input.groups[node]];
        block.nodes.push_back(node);
        const Box foot = input.boxes.empty() ? Box{0, 0, side, side} : footprint(input.boxes[node], {});
        block.cellWidth = std::max(block.cellWidth, foot.width() + gap);
        block.cellHeight = std::max(block.cellHeight, foot.height() + gap);
    }
    std::vector<Extent> extents;
    for (auto &[group, block] : byGroup) {
        block.shape(options.aspect);
        extents.push_back({static_cast<float>(block.columns) * block.cellWidth, static_cast<float>(block.rows) * block.cellHeight});
    }
    const std::vector<Point> corners = pack(extents, options.aspect, edgeLengthFor(input, options) / 2);
    if (context.cancelled())
        return Error::cancelled();

    Positions positions(input.nodeCount);
    auto corner = corners.begin();
    for (const auto &[group, block] : byGroup) {
        for (std::uint32_t i = 0; i < block.nodes.size(); ++i) {
            Point &place = positions[block.nodes[i]];
            place.x = corner->x + (static_cast<float>(i % block.columns) + 0.5F) * block.cellWidth;
            place.y = corner->y + (static_cast<float>(i / block.columns) + 0.5F) * block.cellHeight;
            if (!input.boxes.empty()) {
                const Box foot = footprint(input.boxes[block.nodes[i]], {});
                place.y -= (foot.top + foot.bottom) / 2;  // shape and label together stand in the middle of the cell
            }
        }
        ++corner;
    }
    restorePins(input, positions);
    context.progress(1);
    return positions;
}

}  // namespace relata::layout
