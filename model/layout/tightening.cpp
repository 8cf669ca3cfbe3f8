// SPDX-License-Identifier: Apache-2.0
#include "model/layout/tightening.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // pages of them, of iterators inside Boost
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/boykov_kolmogorov_max_flow.hpp>
#pragma GCC diagnostic pop

#include <algorithm>
#include <limits>

namespace relata::layout {

namespace {

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using Network = boost::adjacency_list<
    boost::vecS, boost::vecS, boost::directedS,
    boost::property<
        boost::vertex_index_t, std::size_t,
        boost::property<boost::vertex_color_t, boost::default_color_type,
                        boost::property<boost::vertex_distance_t, long, boost::property<boost::vertex_predecessor_t, Traits::edge_descriptor>>>>,
    boost::property<boost::edge_capacity_t, long,
                    boost::property<boost::edge_residual_capacity_t, long, boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>>;

class Tightening
{
public:
    Tightening(const Directed &graph, std::vector<std::uint32_t> &layer) : m_graph(graph), m_layer(layer) {}

    /// Moves the best group down, or up; false when none gains.
    bool step(bool down)
    {
        const std::vector<std::uint8_t> group = bestGroup(down);
        if (group.empty())
            return false;
        std::uint32_t room = std::numeric_limits<std::uint32_t>::max();
        for (NodeIndex node = 0; node < m_graph.nodeCount(); ++node) {
            for (const NodeIndex next : m_graph.after(node)) {
                const NodeIndex moving = down ? node : next;
                const NodeIndex other = down ? next : node;
                if (group[moving] != 0 && group[other] == 0)
                    room = std::min(room, m_layer[next] - m_layer[node] - 1);
            }
        }
        if (room == std::numeric_limits<std::uint32_t>::max())
            return false;
        if (!down) {  // there are no layers below 0: all the others go the other way
            for (NodeIndex node = 0; node < m_graph.nodeCount(); ++node)
                m_layer[node] += group[node] == 0 ? room : 0;
            return true;
        }
        for (NodeIndex node = 0; node < m_graph.nodeCount(); ++node)
            m_layer[node] += group[node] != 0 ? room : 0;
        return true;
    }

private:
    static void join(Network &network, std::size_t from, std::size_t to, long capacity)
    {
        const auto there = boost::add_edge(from, to, network).first;
        const auto back = boost::add_edge(to, from, network).first;
        boost::put(boost::edge_capacity, network, there, capacity);
        boost::put(boost::edge_capacity, network, back, 0);
        boost::put(boost::edge_reverse, network, there, back);
        boost::put(boost::edge_reverse, network, back, there);
    }

    /// 1 per node that moves: those that shorten more edges than they lengthen, with all that stands in their way. Empty = nobody gains.
    std::vector<std::uint8_t> bestGroup(bool down) const
    {
        const NodeIndex nodeCount = m_graph.nodeCount();
        const std::size_t source = nodeCount;
        const std::size_t sink = nodeCount + 1U;
        constexpr long endless = 1L << 40;
        Network network(nodeCount + 2U);
        long hoped = 0;
        for (NodeIndex node = 0; node < nodeCount; ++node) {
            const long surplus = static_cast<long>(m_graph.after(node).size()) - static_cast<long>(m_graph.before(node).size());
            const long gain = down ? surplus : -surplus;
            if (gain > 0) {
                join(network, source, node, gain);
                hoped += gain;
            } else if (gain < 0) {
                join(network, node, sink, -gain);
            }
            for (const NodeIndex next : m_graph.after(node)) {
                if (m_layer[next] == m_layer[node] + 1)
                    down ? join(network, node, next, endless) : join(network, next, node, endless);
            }
        }
        if (hoped == boost::boykov_kolmogorov_max_flow(network, source, sink))
            return {};
        std::vector<std::uint8_t> group(nodeCount);
        for (NodeIndex node = 0; node < nodeCount; ++node)
            group[node] = boost::get(boost::vertex_color, network, node) == boost::get(boost::vertex_color, network, source) ? 1 : 0;
        return group;
    }

    const Directed &m_graph;
    std::vector<std::uint32_t> &m_layer;
};

}  // namespace

void tighten(const Directed &graph, std::vector<std::uint32_t> &layer, int mostSteps)
{
    Tightening tightening(graph, layer);
    bool up = true;
    bool down = true;
    for (int step = 0; step < mostSteps && (up || down); ++step) {
        if (down)
            down = tightening.step(true);
        if (up || down)
            up = tightening.step(false);
        down = down || up;
    }
}

}  // namespace relata::layout
