// SPDX-License-Identifier: Apache-2.0
#include "model/layout/pivots.h"

#include <algorithm>
#include <bit>
#include <span>
#include <utility>

namespace relata::layout {

namespace {

constexpr std::size_t spreadPivots = 8;

using kernels::Brief;
using kernels::brief;
using kernels::full;

/// Hops, node * stride + pivot; on coarse levels means, hence no integers.
struct Hops {
    std::vector<NodeIndex> pivot;
    std::vector<Brief> of;
};

/// The first few far from one another, the others any.
std::vector<NodeIndex> choosePivots(const Adjacency &graph, std::size_t pivotCount, Random &random)
{
    const NodeIndex nodeCount = graph.nodeCount();
    std::vector<NodeIndex> pivots;
    std::vector<NodeIndex> distance(nodeCount);
    std::vector<NodeIndex> queue(nodeCount);
    std::vector<NodeIndex> nearest(nodeCount, noNode);  // distance to the nearest pivot so far; 0 = is one
    NodeIndex next = random.below(nodeCount);
    while (true) {
        pivots.push_back(next);
        nearest[next] = 0;
        if (pivots.size() == pivotCount)
            return pivots;
        if (pivots.size() < spreadPivots) {
            hopDistances(graph, next, distance, queue);
            for (NodeIndex node = 0; node < nodeCount; ++node)
                nearest[node] = std::min(nearest[node], distance[node]);
            next = static_cast<NodeIndex>(std::max_element(nearest.begin(), nearest.end()) - nearest.begin());
        } else {
            do
                next = (pivotCount == nodeCount) ? (next + 1) % nodeCount : random.below(nodeCount);
            while (nearest[next] == 0);
        }
    }
}

/// Breadth first from up to 64 nodes at once, a bit for each: where distances are short, a link is looked at once for many of them
/// (Then et al., The more the merrier, 2014). Writes hops to `of[node * stride]` and on; the graph is connected.
class ManySearches
{
public:
    static constexpr std::size_t most = 64;

    explicit ManySearches(const Adjacency &graph) : m_graph(graph), m_seen(graph.nodeCount()), m_here(graph.nodeCount()), m_next(graph.nodeCount()) {}

    void run(std::span<const NodeIndex> sources, Brief *of, std::size_t stride)
    {
        std::fill(m_seen.begin(), m_seen.end(), 0);
        m_frontier.clear();
        for (std::size_t i = 0; i < sources.size(); ++i) {
            m_frontier.push_back(sources[i]);
            m_seen[sources[i]] = m_here[sources[i]] = std::uint64_t(1) << i;
            of[sources[i] * stride + i] = 0;
        }
        for (float hops = 1; !m_frontier.empty(); ++hops) {
            spread();
            settle(brief(hops), of, stride);
        }
    }

private:
    void spread()
    {
        m_touched.clear();
        for (const NodeIndex node : m_frontier) {
            const std::uint64_t bits = std::exchange(m_here[node], 0);
            for (const NodeIndex other : m_graph.neighbours(node)) {
                if (m_next[other] == 0)
                    m_touched.push_back(other);
                m_next[other] |= bits;
            }
        }
    }
    void settle(Brief hops, Brief *of, std::size_t stride)
    {
        m_frontier.clear();
        for (const NodeIndex node : m_touched) {
            std::uint64_t fresh = std::exchange(m_next[node], 0) & ~m_seen[node];
            if (fresh == 0)
                continue;
            m_seen[node] |= fresh;
            m_here[node] = fresh;
            m_frontier.push_back(node);
            for (; fresh != 0; fresh &= fresh - 1)
                of[node * stride + static_cast<std::size_t>(std::countr_zero(fresh))] = hops;
        }
    }

    const Adjacency &m_graph;
    std::vector<std::uint64_t> m_seen, m_here, m_next;  // per node: from which sources
    std::vector<NodeIndex> m_frontier, m_touched;
};

Hops searchFrom(const Adjacency &graph, std::vector<NodeIndex> pivots, std::size_t stride, Crew &crew)
{
    Hops hops{std::move(pivots), std::vector<Brief>(graph.nodeCount() * stride)};
    const std::size_t count = hops.pivot.size();
    const std::size_t rounds = std::max<std::size_t>((count + ManySearches::most - 1) / ManySearches::most, count > 16 ? 2 : 1);
    const std::size_t atOnce = kernels::padded((count + rounds - 1) / rounds);
    crew.run(rounds, [&](std::size_t round, unsigned) {
        const std::size_t first = round * atOnce;
        if (first < count)
            ManySearches(graph).run(std::span(hops.pivot).subspan(first, std::min(atOnce, count - first)), hops.of.data() + first, stride);
    });
    return hops;
}

Hops average(const Hops &fine, const Level &level, NodeIndex coarseCount, std::size_t stride)
{
    std::vector<float> sums(coarseCount * stride);
    std::vector<float> members(coarseCount, 0);
    for (NodeIndex node = 0; node < level.parent.size(); ++node) {
        const NodeIndex parent = level.parent[node];
        members[parent] += 1;
        for (std::size_t p = 0; p < stride; ++p)
            sums[parent * stride + p] += full(fine.of[node * stride + p]);
    }
    Hops coarse;
    coarse.of.resize(coarseCount * stride);
    for (NodeIndex node = 0; node < coarseCount; ++node) {
        for (std::size_t p = 0; p < stride; ++p)
            coarse.of[node * stride + p] = brief(sums[node * stride + p] / members[node]);
    }
    for (const NodeIndex pivot : fine.pivot)
        coarse.pivot.push_back(level.parent[pivot]);
    return coarse;
}

/// Takes the room of \a hops over: on large graphs it is most of the memory.
PivotDistances invert(Hops hops, NodeIndex nodeCount, std::size_t stride, Crew &crew)
{
    constexpr NodeIndex nodesAtOnce = 4096;
    PivotDistances result;
    result.pivot = std::move(hops.pivot);
    result.stride = stride;
    result.inverse = std::move(hops.of);
    crew.run((nodeCount + nodesAtOnce - 1) / nodesAtOnce, [&](std::size_t block, unsigned) {
        const auto first = static_cast<NodeIndex>(block * nodesAtOnce);
        for (NodeIndex node = first; node < std::min(nodeCount, first + nodesAtOnce); ++node) {
            Brief *row = result.inverse.data() + node * stride;
            for (std::size_t p = 0; p < result.pivot.size(); ++p)
                row[p] = result.pivot[p] == node ? Brief(0) : brief(1 / std::max(0.5F, full(row[p])));
        }
    });
    return result;
}

}  // namespace

std::vector<PivotDistances> measure(const std::vector<Level> &levels, std::size_t pivotCount, Random &random, Crew &crew)
{
    const Adjacency &finest = levels.front().graph;
    pivotCount = std::min<std::size_t>(pivotCount, finest.nodeCount());
    const std::size_t stride = kernels::padded(pivotCount);
    std::vector<PivotDistances> result;
    Hops hops = searchFrom(finest, choosePivots(finest, pivotCount, random), stride, crew);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const bool last = i + 1 == levels.size();
        Hops coarser = last ? Hops() : average(hops, levels[i], levels[i + 1].graph.nodeCount(), stride);
        result.push_back(invert(std::move(hops), levels[i].graph.nodeCount(), stride, crew));
        hops = std::move(coarser);
    }
    return result;
}

}  // namespace relata::layout
