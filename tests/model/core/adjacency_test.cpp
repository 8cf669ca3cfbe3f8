// SPDX-License-Identifier: Apache-2.0
#include "model/core/bothways.h"
#include "model/core/random.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace relata {
namespace {

std::string told(const Adjacency &graph)
{
    std::string text;
    for (NodeIndex node = 0; node < graph.nodeCount(); ++node) {
        text += std::to_string(node) + ":";
        for (std::uint32_t i = graph.start[node]; i < graph.start[node + 1]; ++i)
            text += " " + std::to_string(graph.target[i]) + "*" + std::to_string(static_cast<int>(graph.weight[i]));
        text += "\n";
    }
    return text;
}

/// Edge by edge, in ordered maps.
std::string plain(NodeIndex nodes, const EdgeList &edges, const std::vector<float> &weights, bool bothWays)
{
    std::vector<std::map<NodeIndex, float>> rows(nodes);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const auto [a, b] = edges[i];
        const float weight = weights.empty() ? 1 : weights[i];
        if (a == b)
            continue;
        rows[a][b] += weight;
        if (bothWays)
            rows[b][a] += weight;
    }
    std::string text;
    for (NodeIndex node = 0; node < nodes; ++node) {
        text += std::to_string(node) + ":";
        for (const auto &[other, weight] : rows[node])
            text += " " + std::to_string(other) + "*" + std::to_string(static_cast<int>(weight));
        text += "\n";
    }
    return text;
}

TEST(Adjacency, RowsHoldWhatTheEdgesSayInOrderWithParallelOnesAddedUpAndNoLoops)
{
    Random random(11);
    for (int run = 0; run < 200; ++run) {
        const NodeIndex nodes = 1 + random.below(20);
        EdgeList edges;
        std::vector<float> weights;
        for (std::uint32_t i = random.below(4 * nodes); i > 0; --i) {
            edges.emplace_back(random.below(nodes), random.below(nodes));
            weights.push_back(static_cast<float>(1 + random.below(4)));
        }
        if (run % 2 == 0)
            weights.clear();
        const Adjacency out = directed(nodes, edges, weights);
        EXPECT_EQ(told(out), plain(nodes, edges, weights, false));
        EXPECT_EQ(told(undirected(nodes, edges, weights)), plain(nodes, edges, weights, true));
        EXPECT_EQ(told(united(out, reversed(out))), plain(nodes, edges, weights, true));
    }
    EXPECT_EQ(united(directed(0, {}), directed(0, {})).nodeCount(), 0U);
}

}  // namespace
}  // namespace relata
