// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/links.h"
#include "model/core/result.h"
#include "model/core/runcontext.h"

#include <vector>

namespace relata::analysis {

/// Groups of nodes, numbered from 1: the largest first, of equal ones the one with the lowest node.
struct Groups {
    std::vector<std::uint32_t> of;     ///< by node
    std::vector<std::uint32_t> sizes;  ///< of group i at i-1
};
/// \a labels: any number per node, equal within a group. O(V log V).
Groups numberedBySize(const std::vector<std::uint32_t> &labels);

/// Who is connected with whom, whatever the direction. O(V + E).
Groups connectedComponents(const Links &links);

/// Core numbers (Seidman 1983): the largest k for which the node is in a part in which everybody is linked with at least k others of it; 0 without
/// links. Links either way, each counts 1. By node. Batagelj and Zaveršnik 2003, O(V + E).
std::vector<std::uint32_t> coreNumbers(const Links &links);

/// What holds the graph together (links either way; a link is one however many statements it bundles).
struct WeakPoints {
    /// By node, when it is taken away: how many others are then cut off from the largest rest of its component. 0 unless it is an articulation point.
    std::vector<std::uint32_t> cutOff;
    std::vector<std::pair<NodeIndex, NodeIndex>> bridges;  ///< links whose loss divides a component; lower node first, ascending
};
/// Hopcroft and Tarjan 1973, without recursion. O(V + E).
WeakPoints weakPoints(const Links &links);

struct Clustering {
    std::vector<double> values;            ///< by node, in [0, 1]: the share of the pairs of its neighbours that are linked; 0 with fewer than two
    std::vector<std::uint64_t> triangles;  ///< by node: how many it is in
    double overall = 0;                    ///< transitivity: 3 × triangles / pairs of links that meet; 0 without such pairs
};
/// Local clustering coefficients (Watts and Strogatz 1998), by counting triangles from the better linked ends down (Schank and Wagner 2005).
/// Links either way, each counts 1. O(E^1.5), less on most graphs. Error::Cancelled.
Result<Clustering> clustering(const Links &links, const RunContext &context = {});

}  // namespace relata::analysis
