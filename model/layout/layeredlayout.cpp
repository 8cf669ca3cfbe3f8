// SPDX-License-Identifier: Apache-2.0
#include "model/layout/algorithms.h"
#include "model/layout/components.h"
#include "model/layout/crossingreduction.h"
#include "model/layout/footprint.h"

#include <algorithm>

namespace relata::layout {

namespace {

/// Places along the layers: every layer in turn takes the places that its neighbours wish for and that keep its order and distances, at the
/// least sum of squared moves. That is isotonic regression, solved exactly by pooling (Ayer et al. 1955); Brandes and Köpf's four alignments
/// were the alternative, but give less even rows when labels differ much in width.
class Columns
{
public:
    Columns(const LayeredGraph &layered, const std::vector<float> &half, float gap) : m_layered(layered), m_x(layered.layerOf.size(), 0)
    {
        m_offset.resize(m_x.size());
        for (const auto &layer : layered.layers) {
            float at = 0;
            for (std::size_t i = 0; i < layer.size(); ++i) {
                if (i > 0)
                    at += half[layer[i - 1]] + half[layer[i]] + gap * (layered.isReal(layer[i - 1]) || layered.isReal(layer[i]) ? 1.0F : 0.3F);
                m_offset[layer[i]] = at;
            }
            for (const NodeIndex node : layer)
                m_x[node] = m_offset[node] - at / 2;
        }
    }

    const std::vector<float> &settle()
    {
        constexpr int rounds = 24;
        const std::size_t count = m_layered.layers.size();
        for (int round = 0; round < rounds; ++round) {
            const bool down = round % 2 == 0;
            const bool both = round >= rounds / 2;
            for (std::size_t i = 0; i < count; ++i)
                settleLayer(m_layered.layers[down ? i : count - 1 - i], down, both);
        }
        return m_x;
    }

private:
    struct Pool {
        double sum;
        double weight;
        std::size_t count;
        double mean() const { return sum / weight; }
    };

    void settleLayer(const std::vector<NodeIndex> &layer, bool down, bool both)
    {
        m_pools.clear();
        for (const NodeIndex node : layer) {
            const auto [wish, weight] = wishOf(node, down, both);
            Pool pool{(wish - m_offset[node]) * weight, weight, 1};
            while (!m_pools.empty() && m_pools.back().mean() > pool.mean()) {
                pool = {pool.sum + m_pools.back().sum, pool.weight + m_pools.back().weight, pool.count + m_pools.back().count};
                m_pools.pop_back();
            }
            m_pools.push_back(pool);
        }
        std::size_t at = 0;
        for (const Pool &pool : m_pools) {
            for (std::size_t i = 0; i < pool.count; ++i, ++at)
                m_x[layer[at]] = static_cast<float>(pool.mean()) + m_offset[layer[at]];
        }
    }

    /// The mean of the neighbours' places; links between two cut points weigh eight times as much, so that long edges run straight.
    std::pair<double, double> wishOf(NodeIndex node, bool down, bool both) const
    {
        double sum = 0;
        double weight = 0;
        const auto add = [&](std::span<const NodeIndex> others) {
            for (const NodeIndex other : others) {
                const double one =
                    m_layered.isReal(node) || m_layered.isReal(other) ? (m_layered.isReal(node) && m_layered.isReal(other) ? 1.0 : 2.0) : 8.0;
                sum += one * m_x[other];
                weight += one;
            }
        };
        if (both || down)
            add(m_layered.graph.before(node));
        if (both || !down)
            add(m_layered.graph.after(node));
        if (weight == 0)
            return {m_x[node], 0.1};
        return {sum / weight, weight};
    }

    const LayeredGraph &m_layered;
    std::vector<float> m_x;
    std::vector<float> m_offset;  // least distance from the first of the layer
    std::vector<Pool> m_pools;
};

class Layered
{
public:
    Layered(const LayoutInput &input, const LayoutOptions &options) : m_input(input), m_length(edgeLengthFor(input, options)) {}

    bool draw(std::span<const NodeIndex> nodes, const EdgeList &edges, std::vector<Point> &points, const RunContext &context) const
    {
        const auto count = static_cast<NodeIndex>(nodes.size());
        const Directed graph = directed(count, withoutCycles(count, edges));
        LayeredGraph layered = cutAtLayers(graph, assignLayers(graph));
        if (!reduceCrossings(layered, context))
            return false;

        std::vector<float> half(layered.layerOf.size(), 0);
        std::vector<float> top(layered.layers.size(), 0);     // what the layer's footprints need above the centres
        std::vector<float> bottom(layered.layers.size(), 0);  // and below
        for (NodeIndex i = 0; i < count && !m_input.boxes.empty(); ++i) {
            const Box foot = footprint(m_input.boxes[nodes[i]], {});
            half[i] = foot.width() / 2;
            top[layered.layerOf[i]] = std::max(top[layered.layerOf[i]], -foot.top);
            bottom[layered.layerOf[i]] = std::max(bottom[layered.layerOf[i]], foot.bottom);
        }
        const float gap = m_input.boxes.empty() ? m_length : std::max(12.0F, m_length / 6);
        const std::vector<float> x = Columns(layered, half, gap).settle();
        std::vector<float> y(layered.layers.size(), 0);
        for (std::size_t layer = 1; layer < y.size(); ++layer)
            y[layer] = y[layer - 1] + bottom[layer - 1] + top[layer] + m_length * 0.8F;
        for (NodeIndex i = 0; i < count; ++i)
            points[i] = {x[i], y[layered.layerOf[i]]};
        return true;
    }

private:
    const LayoutInput &m_input;
    float m_length;
};

}  // namespace

Result<Positions> layeredLayout(const LayoutInput &input, const LayoutOptions &options, const RunContext &context)
{
    const Adjacency graph = undirected(input.nodeCount, input.edges);
    const Components found = components(graph);
    std::vector<EdgeList> edges(found.members.size());
    std::vector<NodeIndex> within(input.nodeCount);  // number inside the component
    for (const auto &members : found.members) {
        for (NodeIndex i = 0; i < members.size(); ++i)
            within[members[i]] = i;
    }
    for (const auto &[a, b] : input.edges)
        edges[found.of[a]].emplace_back(within[a], within[b]);
    const Layered layered(input, options);
    return drawComponents(input, options, graph, context, [&](std::span<const NodeIndex> nodes, std::vector<Point> &points, const RunContext &part) {
        return layered.draw(nodes, edges[found.of[nodes.front()]], points, part);
    });
}

}  // namespace relata::layout
