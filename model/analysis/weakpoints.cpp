// SPDX-License-Identifier: Apache-2.0
#include "model/analysis/structure.h"

#include <algorithm>

namespace relata::analysis {
namespace {

/// Depth-first search with its own stack.
class Search
{
public:
    explicit Search(const Adjacency &links)
        : m_links(links), m_number(links.nodeCount(), noNode), m_low(links.nodeCount()), m_parts(links.nodeCount())
    {
        m_result.cutOff.resize(links.nodeCount());
    }

    WeakPoints run()
    {
        for (NodeIndex root = 0; root < m_links.nodeCount(); ++root)
            if (m_number[root] == noNode)
                component(root);
        std::sort(m_result.bridges.begin(), m_result.bridges.end());
        return std::move(m_result);
    }

private:
    struct Frame {
        NodeIndex node, parent;
        std::uint32_t next;   ///< in the links
        std::uint32_t first;  ///< number of the first node below; equal to the node's own
    };
    /// What falls apart when a node is taken away.
    struct Parts {
        std::uint32_t sum = 0, largest = 0;
        void add(std::uint32_t size)
        {
            sum += size;
            largest = std::max(largest, size);
        }
    };

    void enter(NodeIndex node, NodeIndex parent)
    {
        m_number[node] = m_low[node] = m_count;
        m_stack.push_back({node, parent, m_links.start[node], m_count++});
        m_order.push_back(node);
    }

    void component(NodeIndex root)
    {
        const std::uint32_t begin = m_count;
        m_order.clear();
        enter(root, noNode);
        while (!m_stack.empty()) {
            Frame &frame = m_stack.back();
            if (frame.next < m_links.start[frame.node + 1]) {
                const NodeIndex other = m_links.target[frame.next++];
                if (m_number[other] == noNode)
                    enter(other, frame.node);  // `frame` is gone
                else if (other != frame.parent)
                    m_low[frame.node] = std::min(m_low[frame.node], m_number[other]);
                continue;
            }
            const Frame done = frame;
            m_stack.pop_back();
            if (m_stack.empty())
                break;
            m_low[done.parent] = std::min(m_low[done.parent], m_low[done.node]);
            if (m_low[done.node] >= m_number[done.parent])
                m_parts[done.parent].add(m_count - done.first);
            if (m_low[done.node] > m_number[done.parent])
                m_result.bridges.push_back(std::minmax(done.node, done.parent));
        }
        const std::uint32_t size = m_count - begin;
        for (const NodeIndex node : m_order) {
            Parts &parts = m_parts[node];
            parts.add(size - 1 - parts.sum);  // what stays with the rest
            m_result.cutOff[node] = parts.sum - parts.largest;
        }
    }

    const Adjacency &m_links;
    std::vector<std::uint32_t> m_number, m_low;  ///< in order of discovery
    std::vector<Parts> m_parts;
    std::vector<Frame> m_stack;
    std::vector<NodeIndex> m_order;
    std::uint32_t m_count = 0;
    WeakPoints m_result;
};

}  // namespace

WeakPoints weakPoints(const Links &links)
{
    return Search(links.both()).run();
}

}  // namespace relata::analysis
