// SPDX-License-Identifier: Apache-2.0
#include "model/analysis/pagerank.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace relata::analysis {
namespace {

/// Sum of what the neighbours pass on; four sums at a time, since one would wait for itself.
template <bool Weighted>
double gathered(const Adjacency &rows, NodeIndex node, const std::vector<double> &passed)
{
    const NodeIndex *target = rows.target.data();
    const auto term = [&](std::uint32_t i) {
        if constexpr (Weighted)
            return static_cast<double>(rows.weight[i]) * passed[target[i]];
        else
            return passed[target[i]];
    };
    std::uint32_t i = rows.start[node];
    const std::uint32_t end = rows.start[node + 1];
    double a = 0, b = 0, c = 0, d = 0;
    for (; i + 4 <= end; i += 4) {
        a += term(i);
        b += term(i + 1);
        c += term(i + 2);
        d += term(i + 3);
    }
    for (; i < end; ++i)
        a += term(i);
    return (a + b) + (c + d);
}

/// Solves x = (1 - damping) / n + damping Pᵀx, where rows without a way on pass nothing; `passed` is x over the sum of outgoing weights.
/// Where links are followed either way the matrix is symmetric but for scaling, so that going beyond each step by Young's factor converges, in half
/// the rounds; as stated it need not.
template <bool Weighted>
bool solve(const Adjacency &sources, const std::vector<double> &outgoing, const PageRankOptions &options, const RunContext &context,
           std::vector<double> &rank)
{
    const NodeIndex nodeCount = sources.nodeCount();
    const double start = (1 - options.damping) / nodeCount;
    const double reach = options.direction == Direction::Both ? 2 / (1 + std::sqrt(1 - options.damping * options.damping)) : 1;
    std::vector<double> passed(nodeCount), share(nodeCount);
    for (NodeIndex node = 0; node < nodeCount; ++node) {
        share[node] = outgoing[node] > 0 ? 1 / outgoing[node] : 0;
        passed[node] = rank[node] * share[node];
    }
    for (int round = 0; round < options.mostRounds; ++round) {
        if (context.cancelled())
            return false;
        double change = 0, sum = 0;
        for (NodeIndex node = 0; node < nodeCount; ++node) {
            const double step = reach * (start + options.damping * gathered<Weighted>(sources, node, passed) - rank[node]);
            const double next = rank[node] + step;
            change += std::abs(step);
            sum += next;
            rank[node] = next;
            passed[node] = next * share[node];
        }
        context.progress(std::min(1.0, std::log(std::min(1.0, change)) / std::log(options.tolerance)));
        if (change <= options.tolerance * sum)
            break;
    }
    return true;
}

}  // namespace

Result<std::vector<double>> pageRank(const Links &links, const PageRankOptions &options, const RunContext &context)
{
    assert(options.damping >= 0 && options.damping < 1);
    const bool both = options.direction == Direction::Both;
    const Adjacency &sources = both ? links.both() : links.in();
    const Adjacency &targets = both ? links.both() : links.out();
    const NodeIndex nodeCount = sources.nodeCount();
    std::vector<double> outgoing(nodeCount), rank(nodeCount, nodeCount ? 1.0 / nodeCount : 0.0);
    for (NodeIndex node = 0; node < nodeCount; ++node)
        for (const float weight : targets.weights(node))
            outgoing[node] += static_cast<double>(weight);
    const bool weighted = std::any_of(sources.weight.begin(), sources.weight.end(), [](float weight) { return weight != 1.0F; });
    if (!(weighted ? solve<true>(sources, outgoing, options, context, rank) : solve<false>(sources, outgoing, options, context, rank)))
        return Error::cancelled();
    const double sum = std::accumulate(rank.begin(), rank.end(), 0.0);
    for (double &value : rank)
        value /= sum;
    return rank;
}

}  // namespace relata::analysis
