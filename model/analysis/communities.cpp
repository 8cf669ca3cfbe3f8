// SPDX-License-Identifier: Apache-2.0
#include "model/analysis/communities.h"

#include "model/analysis/moving.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace relata::analysis {
namespace {

std::vector<std::uint32_t> everyoneAlone(NodeIndex size)
{
    std::vector<std::uint32_t> labels(size);
    std::iota(labels.begin(), labels.end(), 0U);
    return labels;
}

void follow(std::vector<std::uint32_t> &labels, const std::vector<std::uint32_t> &next)
{
    for (std::uint32_t &label : labels)
        label = next[label];
}

/// Merges communities as nodes of coarser levels until none gains. \a labels: by node of \a graph, 0 … count-1.
void mergeUpwards(const Level &graph, std::vector<std::uint32_t> &labels, std::uint32_t count, const CommunityOptions &options, Random &random,
                  const RunContext &context)
{
    Level level = merged(graph, labels, count);
    for (bool moved = true; moved && !context.cancelled();) {
        std::vector<std::uint32_t> above = everyoneAlone(level.size());
        moved = moveNodes(level, above, options.resolution, random, context);
        const std::uint32_t left = renumber(above);
        follow(labels, above);
        if (left == level.size())
            return;
        level = merged(level, above, left);
    }
}

/// Once at the top the nodes themselves may move again, and the communities merge again (Rotta and Noack 2011): better for little.
std::vector<std::uint32_t> louvain(const Level &graph, const CommunityOptions &options, const RunContext &context)
{
    constexpr int mostRefinements = 2;
    Random random(options.seed);
    std::vector<std::uint32_t> labels = everyoneAlone(graph.size());
    for (int round = 0; round <= mostRefinements; ++round) {
        const bool moved = moveNodes(graph, labels, options.resolution, random, context);
        if (!moved || context.cancelled())
            break;
        mergeUpwards(graph, labels, renumber(labels), options, random, context);
    }
    return labels;
}

/// One round of Leiden, beginning with \a start.
std::vector<std::uint32_t> leidenRound(Level level, std::vector<std::uint32_t> start, const CommunityOptions &options, Random &random,
                                       const RunContext &context)
{
    std::vector<std::uint32_t> node = everyoneAlone(level.size());  // of the level, by node of the graph
    std::vector<std::uint32_t> labels = std::move(start);           // by node of the level
    for (;;) {
        moveNodes(level, labels, options.resolution, random, context);
        const std::uint32_t count = renumber(labels);
        if (count == level.size() || context.cancelled())
            break;
        std::vector<std::uint32_t> parts = refined(level, labels, count, options.resolution, random);
        std::uint32_t partCount = renumber(parts);
        if (partCount == level.size()) {  // nothing to merge that way: the communities themselves
            parts = labels;
            partCount = count;
        }
        std::vector<std::uint32_t> above(partCount);
        for (NodeIndex i = 0; i < level.size(); ++i)
            above[parts[i]] = labels[i];
        level = merged(level, parts, partCount);
        follow(node, parts);
        labels = std::move(above);
    }
    follow(node, labels);
    return node;
}

}  // namespace

Result<Communities> communities(const Links &links, const CommunityOptions &options, const RunContext &context)
{
    assert(options.resolution > 0);
    const Level level = Level::of(links.both());
    std::vector<std::uint32_t> labels = everyoneAlone(level.size());
    double best = 0;
    if (level.total > 0 && options.method == CommunityMethod::Louvain) {
        labels = louvain(level, options, context);
        best = modularity(links, labels, options.resolution);
    } else if (level.total > 0) {
        Random random(options.seed);
        best = modularity(links, labels, options.resolution);
        for (int round = 0; round < options.rounds && !context.cancelled(); ++round) {
            context.progress(static_cast<double>(round) / options.rounds);
            std::vector<std::uint32_t> found = leidenRound(level, labels, options, random, context);
            const double reached = modularity(links, found, options.resolution);
            if (reached <= best + 1e-9)
                break;
            best = reached;
            labels = std::move(found);
        }
    }
    if (context.cancelled())
        return Error::cancelled();
    return Communities{numberedBySize(labels), best};
}

double modularity(const Links &links, const std::vector<std::uint32_t> &labels, double resolution)
{
    const Adjacency &rows = links.both();
    std::vector<double> strength(labels.empty() ? 0 : *std::max_element(labels.begin(), labels.end()) + std::size_t{1}, 0.0);
    double total = 0, within = 0;
    for (NodeIndex node = 0; node < rows.nodeCount(); ++node) {
        double sum = 0;
        for (std::uint32_t i = rows.start[node]; i < rows.start[node + 1]; ++i) {
            const double weight = static_cast<double>(rows.weight[i]);
            sum += weight;
            if (labels[rows.target[i]] == labels[node])
                within += weight;
        }
        strength[labels[node]] += sum;
        total += sum;
    }
    if (total <= 0)
        return 0;
    double value = within / total;
    for (const double sum : strength)
        value -= resolution * (sum / total) * (sum / total);
    return value;
}

}  // namespace relata::analysis
