// SPDX-License-Identifier: Apache-2.0
#include "model/analysis/closeness.h"

#include "model/core/parallel.h"

#include <array>
#include <bit>
#include <optional>

namespace relata::analysis {
namespace {

constexpr std::size_t wordsPerNode = 4;
constexpr std::size_t searchesAtOnce = 64 * wordsPerNode;
using Bits = std::array<std::uint64_t, wordsPerNode>;

bool any(const Bits &bits)
{
    return (bits[0] | bits[1] | bits[2] | bits[3]) != 0;
}

/// Breadth-first searches from up to 256 nodes at once, one bit each.
class ManySearches
{
public:
    ManySearches(const Adjacency &sources, std::vector<std::uint64_t> &far, std::vector<std::uint32_t> &reach)
        : m_sources(sources), m_far(far), m_reach(reach), m_seen(sources.nodeCount()), m_frontier(sources.nodeCount()), m_next(sources.nodeCount())
    {
    }

    void run(NodeIndex first, NodeIndex last)
    {
        std::fill(m_seen.begin(), m_seen.end(), Bits{});
        std::fill(m_frontier.begin(), m_frontier.end(), Bits{});
        Bits everyone{};
        for (NodeIndex node = first; node < last; ++node) {
            const std::size_t bit = node - first;
            m_seen[node][bit / 64] |= std::uint64_t{1} << (bit % 64);
            m_frontier[node] = m_seen[node];
            everyone[bit / 64] |= std::uint64_t{1} << (bit % 64);
        }
        bool going = true;
        for (std::uint64_t hops = 1; going; ++hops) {
            going = false;
            for (NodeIndex node = 0; node < m_sources.nodeCount(); ++node) {
                Bits fresh{};
                if (m_seen[node] != everyone) {
                    for (const NodeIndex source : m_sources.neighbours(node))
                        for (std::size_t i = 0; i < wordsPerNode; ++i)
                            fresh[i] |= m_frontier[source][i];
                    std::uint32_t count = 0;
                    for (std::size_t i = 0; i < wordsPerNode; ++i) {
                        fresh[i] &= ~m_seen[node][i];
                        m_seen[node][i] |= fresh[i];
                        count += static_cast<std::uint32_t>(std::popcount(fresh[i]));
                    }
                    m_far[node] += hops * count;
                    m_reach[node] += count;
                    going |= any(fresh);
                }
                m_next[node] = fresh;
            }
            std::swap(m_frontier, m_next);
        }
    }

private:
    const Adjacency &m_sources;
    std::vector<std::uint64_t> &m_far;
    std::vector<std::uint32_t> &m_reach;
    std::vector<Bits> m_seen, m_frontier, m_next;
};

}  // namespace

Result<std::vector<double>> closeness(const Links &links, Direction direction, unsigned threads, const RunContext &context)
{
    const Adjacency &sources = direction == Direction::Both ? links.both() : links.in();
    const NodeIndex nodeCount = sources.nodeCount();
    const std::size_t blocks = (nodeCount + searchesAtOnce - 1) / searchesAtOnce;
    const unsigned workers = threadsFor(threads, blocks);
    std::vector<std::vector<std::uint64_t>> far(workers, std::vector<std::uint64_t>(nodeCount));
    std::vector<std::vector<std::uint32_t>> reach(workers, std::vector<std::uint32_t>(nodeCount));
    std::vector<std::optional<ManySearches>> searches(workers);
    const bool done = inParallel(blocks, workers, context, [&](std::size_t block, unsigned worker) {
        if (!searches[worker])
            searches[worker].emplace(sources, far[worker], reach[worker]);
        const auto first = static_cast<NodeIndex>(block * searchesAtOnce);
        searches[worker]->run(first, static_cast<NodeIndex>(std::min<std::size_t>(nodeCount, first + searchesAtOnce)));
    });
    if (!done)
        return Error::cancelled();
    std::vector<double> values(nodeCount);
    for (NodeIndex node = 0; node < nodeCount; ++node) {
        std::uint64_t sum = 0, count = 0;  // whole numbers: no order to keep
        for (unsigned worker = 0; worker < workers; ++worker) {
            sum += far[worker][node];
            count += reach[worker][node];
        }
        if (sum > 0)
            values[node] = static_cast<double>(count) / (static_cast<double>(nodeCount) - 1) * static_cast<double>(count) / static_cast<double>(sum);
    }
    return values;
}

}  // namespace relata::analysis
