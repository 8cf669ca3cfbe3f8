// SPDX-License-Identifier: Apache-2.0
#pragma once

// What Louvain and Leiden share; beside model/analysis only model/layout uses it.

#include "model/core/adjacency.h"
#include "model/core/random.h"
#include "model/core/runcontext.h"

#include <cstdint>
#include <vector>

namespace relata::analysis {

/// A graph whose nodes may stand for several.
struct Level {
    Adjacency rows;                ///< between different nodes
    std::vector<double> strength;  ///< by node: weight of its links, those inside it twice
    double total = 0;              ///< sum of the strengths: twice the weight of all links

    static Level of(const Adjacency &links);
    NodeIndex size() const { return rows.nodeCount(); }
};

/// The nodes of \a level with equal label become one. Labels are 0 … count-1.
Level merged(const Level &level, const std::vector<std::uint32_t> &labels, std::uint32_t count);

/// Labels become 0 … count-1 in the order of their first node; returns count.
std::uint32_t renumber(std::vector<std::uint32_t> &labels);

/// Moves nodes, in random order at first, to the neighbouring community where modularity gains most, and then those whose neighbours moved, until
/// none gains. Labels are below level.size(). True when anything moved; stops early when cancelled.
bool moveNodes(const Level &level, std::vector<std::uint32_t> &labels, double resolution, Random &random, const RunContext &context);

/// Leiden's refinement: parts of each community that are connected and well linked with the rest of it. Starts from single nodes.
std::vector<std::uint32_t> refined(const Level &level, const std::vector<std::uint32_t> &labels, std::uint32_t count, double resolution,
                                   Random &random);

}  // namespace relata::analysis
