// SPDX-License-Identifier: Apache-2.0
#include "model/layout/components.h"
#include "model/layout/algorithms.h"
#include "model/layout/footprint.h"
#include "model/layout/packing.h"

namespace relata::layout {

Result<std::vector<Point>> drawComponents(const LayoutInput &input, const LayoutOptions &options, const Adjacency &graph, const RunContext &context,
                                          const DrawComponent &draw)
{
    const Components found = components(graph);
    std::vector<std::vector<Point>> drawn(found.members.size());
    std::vector<Extent> extents;
    std::vector<NodeBox> boxes;
    std::size_t done = 0;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const std::vector<NodeIndex> &nodes = found.members[i];
        const double share = static_cast<double>(nodes.size()) / input.nodeCount;
        const double from = static_cast<double>(done) / input.nodeCount;
        drawn[i].resize(nodes.size());
        if (context.cancelled() || !draw(nodes, drawn[i], context.part(from, share)))
            return Error::cancelled();
        done += nodes.size();
        boxes.clear();
        for (const NodeIndex node : nodes) {
            if (!input.boxes.empty())
                boxes.push_back(input.boxes[node]);
        }
        const Box box = bounds(drawn[i], boxes);
        extents.push_back({box.width(), box.height()});
        for (Point &point : drawn[i])
            point = {point.x - box.left, point.y - box.top};
    }
    const std::vector<Point> corners = pack(extents, options.aspect, edgeLengthFor(input, options) / 2);
    Positions positions(input.nodeCount);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        for (std::size_t k = 0; k < drawn[i].size(); ++k)
            positions[found.members[i][k]] = {drawn[i][k].x + corners[i].x, drawn[i][k].y + corners[i].y};
    }
    restorePins(input, positions);
    context.progress(1);
    return positions;
}

}  // namespace relata::layout
