// SPDX-License-Identifier: Apache-2.0
#include "model/analysis/betweenness.h"

#include "model/analysis/shortestpathtree.h"
#include "model/core/parallel.h"

#include <map>
#include <optional>

namespace relata::analysis {
namespace {

/// Adds the results of blocks in the order of the blocks, whatever the order in which they are done: floating-point sums depend on it.
class OrderedSum
{
public:
    explicit OrderedSum(std::size_t size) : m_sum(size) {}
    void add(std::size_t block, std::vector<double> part)
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.emplace(block, std::move(part));
        for (auto first = m_waiting.begin(); first != m_waiting.end() && first->first == m_next; first = m_waiting.erase(first), ++m_next)
            for (std::size_t i = 0; i < m_sum.size(); ++i)
                m_sum[i] += first->second[i];
    }
    std::vector<double> take() { return std::move(m_sum); }

private:
    std::mutex m_mutex;
    std::vector<double> m_sum;
    std::map<std::size_t, std::vector<double>> m_waiting;
    std::size_t m_next = 0;
};

}  // namespace

Result<std::vector<double>> betweenness(const Links &links, Direction direction, unsigned threads, const RunContext &context)
{
    const bool both = direction == Direction::Both;
    const Adjacency &forward = both ? links.both() : links.out();
    const Adjacency &backward = both ? links.both() : links.in();
    const NodeIndex nodeCount = forward.nodeCount();
    if (nodeCount < 3)
        return std::vector<double>(nodeCount);
    constexpr std::size_t mostBlocks = 256;
    const std::size_t blocks = std::min<std::size_t>(nodeCount, mostBlocks);
    const unsigned workers = threadsFor(threads, blocks);
    std::vector<std::optional<ShortestPathTree>> trees(workers);
    OrderedSum sum(nodeCount);
    const bool done = inParallel(blocks, workers, context, [&](std::size_t block, unsigned worker) {
        if (!trees[worker])
            trees[worker].emplace(forward, backward);
        std::vector<double> part(nodeCount);
        // interleaved, so that the blocks are about equally hard
        for (std::size_t source = block; source < nodeCount && !context.cancelled(); source += blocks)
            trees[worker]->addDependencies(static_cast<NodeIndex>(source), part);
        sum.add(block, std::move(part));
    });
    if (!done)
        return Error::cancelled();
    std::vector<double> values = sum.take();
    const double pairs = (static_cast<double>(nodeCount) - 1) * (static_cast<double>(nodeCount) - 2);
    for (double &value : values)
        value /= pairs;  // undirected: each pair was met from both ends
    return values;
}

}  // namespace relata::analysis
