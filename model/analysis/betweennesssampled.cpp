// SPDX-License-Identifier: Apache-2.0
#include "model/analysis/betweenness.h"
#include "model/core/parallel.h"
#include "model/core/random.h"

#include <cassert>
#include <cmath>
#include <optional>

namespace relata::analysis {
namespace {

/// One shortest chain between two nodes, chosen evenly among all of them, by searching from both ends.
class ChainSampler
{
public:
    explicit ChainSampler(const Adjacency &links) : m_links(links)
    {
        for (Side &side : m_sides) {
            side.hops.assign(links.nodeCount(), noNode);
            side.chains.resize(links.nodeCount());
        }
    }

    /// Counts the inner nodes of the chain. The ends differ and are connected.
    void sample(NodeIndex from, NodeIndex to, Random &random, std::vector<std::uint32_t> &counts)
    {
        m_sides[0].begin(m_links, from);
        m_sides[1].begin(m_links, to);
        m_meetings.clear();
        while (m_meetings.empty()) {
            const bool second = m_sides[1].frontierArcs < m_sides[0].frontierArcs;
            expand(m_sides[second], m_sides[!second]);
        }
        walk(random, counts);
        for (Side &side : m_sides)
            for (const NodeIndex node : side.order)
                side.hops[node] = noNode;
    }

private:
    struct Side {
        std::vector<NodeIndex> hops;  ///< by node; noNode = not reached from here
        std::vector<double> chains;   ///< by node: how many shortest chains lead here
        std::vector<NodeIndex> order;
        std::size_t frontier = 0;  ///< the last level begins here in `order`
        std::size_t frontierArcs = 0;
        void begin(const Adjacency &links, NodeIndex node)
        {
            order.assign(1, node);
            hops[node] = 0;
            chains[node] = 1;
            frontier = 0;
            frontierArcs = links.degree(node);
        }
    };
    struct Meeting {
        const Side *side;  ///< of `near`
        NodeIndex near, far;
        double chains;  ///< how many lead over this link
    };

    /// One level more, unless it meets the other side: then every shortest chain has exactly one link between the two last levels.
    void expand(Side &side, const Side &other)
    {
        const std::size_t last = side.order.size();
        std::size_t arcs = 0;
        for (std::size_t i = side.frontier; i < last; ++i) {
            const NodeIndex node = side.order[i];
            const NodeIndex next = side.hops[node] + 1;
            for (const NodeIndex neighbour : m_links.neighbours(node)) {
                if (other.hops[neighbour] != noNode)
                    m_meetings.push_back({&side, node, neighbour, side.chains[node] * other.chains[neighbour]});
                if (side.hops[neighbour] == noNode) {
                    side.hops[neighbour] = next;
                    side.chains[neighbour] = side.chains[node];
                    side.order.push_back(neighbour);
                    arcs += m_links.degree(neighbour);
                } else if (side.hops[neighbour] == next) {
                    side.chains[neighbour] += side.chains[node];
                }
            }
        }
        side.frontier = last;
        side.frontierArcs = arcs;
    }

    void walk(Random &random, std::vector<std::uint32_t> &counts)
    {
        double all = 0;
        for (const Meeting &meeting : m_meetings)
            all += meeting.chains;
        double at = all * static_cast<double>(random.next() >> 11) * 0x1.0p-53;
        const Meeting *chosen = &m_meetings.back();
        for (const Meeting &meeting : m_meetings) {
            if (at < meeting.chains) {
                chosen = &meeting;
                break;
            }
            at -= meeting.chains;
        }
        const Side &near = *chosen->side, &far = m_sides[&near == m_sides];
        walkBack(near, chosen->near, random, counts);
        walkBack(far, chosen->far, random, counts);
    }

    void walkBack(const Side &side, NodeIndex node, Random &random, std::vector<std::uint32_t> &counts)
    {
        while (side.hops[node] > 0) {
            ++counts[node];
            double at = side.chains[node] * static_cast<double>(random.next() >> 11) * 0x1.0p-53;
            NodeIndex before = noNode;
            for (const NodeIndex neighbour : m_links.neighbours(node)) {
                if (side.hops[neighbour] + 1 != side.hops[node])
                    continue;
                before = neighbour;
                if (at < side.chains[neighbour])
                    break;
                at -= side.chains[neighbour];
            }
            node = before;
        }
    }

    const Adjacency &m_links;
    Side m_sides[2];
    std::vector<Meeting> m_meetings;
};

/// At least the most nodes that a shortest chain has: twice the hops from the best linked node of each component, plus one.
NodeIndex longestChainBound(const Adjacency &links, const Components &parts)
{
    std::vector<NodeIndex> hops(links.nodeCount(), noNode), order;
    NodeIndex most = 0;
    for (const auto &members : parts.members) {
        NodeIndex centre = members.front();
        for (const NodeIndex node : members)
            if (links.degree(node) > links.degree(centre))
                centre = node;
        order.assign(1, centre);
        hops[centre] = 0;
        for (std::size_t head = 0; head < order.size(); ++head)
            for (const NodeIndex next : links.neighbours(order[head]))
                if (hops[next] == noNode) {
                    hops[next] = hops[order[head]] + 1;
                    order.push_back(next);
                }
        most = std::max(most, std::min(2 * hops[order.back()] + 1, static_cast<NodeIndex>(members.size())));
    }
    return most;
}

}  // namespace

Result<SampledBetweenness> sampledBetweenness(const Links &links, const SamplingOptions &options, const RunContext &context)
{
    assert(options.error > 0 && options.error < 1 && options.confidence > 0 && options.confidence < 1);
    const Adjacency &rows = links.both();
    const NodeIndex nodeCount = rows.nodeCount();
    SampledBetweenness result;
    result.values.resize(nodeCount);
    result.confidence = 1;
    const Components parts = components(rows);
    const NodeIndex longest = longestChainBound(rows, parts);
    if (longest < 3)
        return result;                                                                           // nobody is between
    const double scale = static_cast<double>(nodeCount) / (static_cast<double>(nodeCount) - 2);  // from n(n-1) pairs to (n-1)(n-2)
    const double error = options.error / scale;
    const double terms = std::floor(std::log2(static_cast<double>(longest) - 2)) + 1 - std::log(1 - options.confidence);
    result.samples = static_cast<std::uint64_t>(std::ceil(0.5 / (error * error) * terms));
    result.error = options.error;
    result.confidence = options.confidence;

    constexpr std::uint64_t blockSize = 256;
    const auto blocks = static_cast<std::size_t>((result.samples + blockSize - 1) / blockSize);
    const unsigned workers = threadsFor(options.threads, blocks);
    std::vector<std::optional<ChainSampler>> samplers(workers);
    std::vector<std::vector<std::uint32_t>> counts(workers, std::vector<std::uint32_t>(nodeCount));
    const bool done = inParallel(blocks, workers, context, [&](std::size_t block, unsigned worker) {
        if (!samplers[worker])
            samplers[worker].emplace(rows);
        Random random(Random(options.seed + block).next());
        const std::uint64_t end = std::min(result.samples, (block + 1) * blockSize);
        for (std::uint64_t i = block * blockSize; i < end; ++i) {
            const NodeIndex from = random.below(nodeCount);
            NodeIndex to = random.below(nodeCount - 1);
            to += to >= from;
            if (parts.of[from] == parts.of[to])
                samplers[worker]->sample(from, to, random, counts[worker]);
        }
    });
    if (!done)
        return Error::cancelled();
    for (NodeIndex node = 0; node < nodeCount; ++node) {
        std::uint64_t count = 0;  // whole numbers: no order to keep
        for (const auto &part : counts)
            count += part[node];
        result.values[node] = scale * static_cast<double>(count) / static_cast<double>(result.samples);
    }
    return result;
}

}  // namespace relata::analysis
