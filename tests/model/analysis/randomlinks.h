// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/links.h"
#include "model/core/random.h"

#include <string>
#include <vector>

namespace relata::analysis {

struct Case {
    std::string name;
    NodeIndex nodes = 0;
    EdgeList edges;
    std::vector<float> weights;
    Links links() const { return Links::of(nodes, edges, weights); }
};

inline Case randomCase(std::uint64_t seed, NodeIndex nodes, std::size_t edges)
{
    Random random(seed);
    Case made{"random " + std::to_string(seed), nodes, {}, {}};
    for (std::size_t i = 0; i < edges; ++i) {
        made.edges.emplace_back(random.below(nodes), random.below(nodes));
        made.weights.push_back(static_cast<float>(1 + random.below(4)));
    }
    return made;
}

/// Small graphs of every kind: empty, alone, in parts, with parallel edges and self-loops, sparse and dense.
inline std::vector<Case> smallCases()
{
    std::vector<Case> cases{{"empty", 0, {}, {}},
                            {"one", 1, {}, {}},
                            {"a loop", 1, {{0, 0}}, {}},
                            {"two apart", 2, {}, {}},
                            {"a pair, said three times, both ways", 2, {{0, 1}, {0, 1}, {1, 0}}, {}},
                            {"a chain", 5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}}, {}},
                            {"a star", 6, {{0, 1}, {0, 2}, {3, 0}, {0, 4}, {5, 0}}, {}},
                            {"a ring", 6, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}}, {}},
                            {"two triangles by a bridge, and a lone node", 7, {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {4, 5}, {5, 3}}, {}},
                            {"two parts", 6, {{0, 1}, {1, 2}, {3, 4}, {4, 5}, {5, 3}, {3, 3}}, {}}};
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        Random random(seed * 977);
        const NodeIndex nodes = 2 + random.below(12);
        cases.push_back(randomCase(seed, nodes, random.below(3 * nodes)));
    }
    return cases;
}

/// Large enough for several blocks of work and for searches that turn round.
inline Links socialLinks(NodeIndex nodes = 900)
{
    Random random(5);
    EdgeList edges;
    for (NodeIndex node = 1; node < nodes; ++node)
        for (int i = 0; i < 6; ++i)  // near ones, and some far: communities of 30
            edges.emplace_back(node, random.below(8) == 0 ? random.below(nodes) : node - node % 30 + random.below(std::min<NodeIndex>(30, node + 1)));
    for (auto &[a, b] : edges)
        b = std::min(b, nodes - 1);
    return Links::of(nodes, edges);
}

}  // namespace relata::analysis
