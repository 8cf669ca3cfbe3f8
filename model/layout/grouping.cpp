// SPDX-License-Identifier: Apache-2.0
#include "model/layout/grouping.h"

#include "model/analysis/moving.h"
#include "model/core/random.h"
#include "model/layout/affinity.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace relata::layout {

namespace {

/// \a merged: the graph with each group as one node.
double modularityOf(const analysis::Level &merged)
{
    double within = merged.total;
    for (const float weight : merged.rows.weight)
        within -= static_cast<double>(weight);
    double value = within / merged.total;
    for (const double strength : merged.strength)
        value -= (strength / merged.total) * (strength / merged.total);
    return value;
}

float distinctnessOf(const Adjacency &graph, const analysis::Level &merged)
{
    constexpr double clear = 0.5;  // of the way from chance to 1
    const double nodes = graph.nodeCount();
    const double degree = static_cast<double>(graph.target.size()) / nodes;
    const double chance = std::min(1.0, (1 - 2 / std::sqrt(nodes)) * std::pow(2 / degree, 2.0 / 3));
    if (chance >= 1)
        return 0;
    const double beyond = std::clamp((modularityOf(merged) - chance) / (1 - chance) / clear, 0.0, 1.0);
    const double shortness = std::min(1.0, std::log(nodes) / std::max(1.0, meanHopsOf(graph)));
    return static_cast<float>(beyond * shortness * shortness);
}

}  // namespace

Grouping groupsIn(const Adjacency &graph, std::uint64_t seed, const RunContext &context)
{
    constexpr double resolution = 2;  // 1 merges what is a few hundred links each in a graph of tens of thousands (Fortunato, Barthélemy 2007)
    Random random(seed);
    Grouping groups;
    groups.of.resize(graph.nodeCount());
    std::iota(groups.of.begin(), groups.of.end(), 0U);
    analysis::Level level = analysis::Level::of(graph);
    if (level.total <= 0)
        return groups;
    for (bool moved = true; moved && !context.cancelled();) {
        std::vector<std::uint32_t> above(level.size());
        std::iota(above.begin(), above.end(), 0U);
        moved = analysis::moveNodes(level, above, resolution, random, context);
        const std::uint32_t count = analysis::renumber(above);
        if (count == level.size())
            break;
        for (NodeIndex &group : groups.of)
            group = above[group];
        level = analysis::merged(level, above, count);
    }
    groups.distinctness = distinctnessOf(graph, level);
    return groups;
}

void loosenBetween(const Grouping &groups, float factor, Adjacency &graph)
{
    if (groups.distinctness <= 0)
        return;
    const float left = std::pow(factor, groups.distinctness);
    for (NodeIndex node = 0; node < graph.nodeCount(); ++node) {
        for (std::uint32_t link = graph.start[node]; link < graph.start[node + 1]; ++link) {
            if (groups.of[graph.target[link]] != groups.of[node])
                graph.weight[link] *= left;
        }
    }
}

}  // namespace relata::layout
