// SPDX-License-Identifier: Apache-2.0
#include "model/layout/adjacency.h"
#include "model/layout/algorithms.h"
#include "model/layout/circlefit.h"
#include "model/layout/circularorder.h"

#include <cmath>
#include <numbers>
#include <numeric>

namespace relata::layout {

Result<Positions> circularLayout(const LayoutInput &input, const LayoutOptions &options, const RunContext &context)
{
    const Adjacency graph = undirected(input.nodeCount, input.edges);
    std::vector<NodeIndex> order;
    if (!circularOrder(graph, input.groups, order, context))
        return Error::cancelled();
    // How much of the circle a footprint takes depends on where it stands: a few rounds settle both.
    const float otherwise = edgeLengthFor(input, options) / 2;
    std::vector<double> angles(order.size());
    std::vector<double> arcs(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        arcs[i] = meanArcOf(input.boxes, order[i], otherwise);
    double around = 0;
    for (int round = 0; round < 12; ++round) {
        around = std::accumulate(arcs.begin(), arcs.end(), 0.0);
        double along = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            angles[i] = (along + arcs[i] / 2) / around * 2 * std::numbers::pi - std::numbers::pi / 2;  // clockwise from the top
            along += arcs[i];
            arcs[i] = (arcs[i] + arcOf(input.boxes, order[i], static_cast<float>(angles[i]), otherwise)) / 2;
        }
    }
    const double radius = order.size() == 1 ? 0 : around / (2 * std::numbers::pi);
    Positions positions(input.nodeCount);
    for (std::size_t i = 0; i < order.size(); ++i)
        positions[order[i]] = {static_cast<float>(radius * std::cos(angles[i])), static_cast<float>(radius * std::sin(angles[i]))};
    growUntilFree(input.boxes, positions);
    restorePins(input, positions);
    context.progress(1);
    return positions;
}

}  // namespace relata::layout
