// SPDX-License-Identifier: Apache-2.0
#include "model/layout/algorithms.h"
#include "model/layout/circlefit.h"
#include "model/layout/components.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace relata::layout {

namespace {

constexpr float fullCircle = 2 * std::numbers::pi_v<float>;

/// The breadth-first tree of one component, its nodes in order of distance. Each node hangs on a neighbour of the ring before.
struct Tree {
    std::vector<NodeIndex> order;   // root first, ring by ring
    std::vector<NodeIndex> ring;    // per node of the graph: hops from the root
    std::vector<NodeIndex> parent;  // noNode for the root
    std::vector<std::vector<NodeIndex>> children;
};

class Radial
{
public:
    Radial(const LayoutInput &input, const LayoutOptions &options, const Adjacency &graph)
        : m_input(input), m_graph(graph), m_spacing(edgeLengthFor(input, options) * 1.3F), m_angle(input.nodeCount, 0), m_wedge(input.nodeCount, 0),
          m_from(input.nodeCount, 0), m_width(input.nodeCount, 0)
    {
        m_tree.ring.assign(input.nodeCount, noNode);
        m_tree.parent.assign(input.nodeCount, noNode);
        m_tree.children.resize(input.nodeCount);
    }

    void draw(std::span<const NodeIndex> nodes, std::vector<Point> &points)
    {
        NodeIndex root = m_input.root;
        if (!std::binary_search(nodes.begin(), nodes.end(), root)) {
            root = *std::max_element(nodes.begin(), nodes.end(), [&](NodeIndex a, NodeIndex b) { return m_graph.degree(a) < m_graph.degree(b); });
        }
        hang(root);
        weigh();
        spread(root);
        for (int pass = 0; pass < 4; ++pass) {  // siblings follow the links that are not in the tree
            orderSiblings();
            spread(root);
        }
        const std::vector<float> radii = settleRings();
        std::vector<NodeBox> boxes;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const NodeIndex node = nodes[i];
            const float radius = radii[m_tree.ring[node]];
            points[i] = {radius * std::cos(m_angle[node]), radius * std::sin(m_angle[node])};
            if (!m_input.boxes.empty())
                boxes.push_back(m_input.boxes[node]);
        }
        growUntilFree(boxes, points);
    }

private:
    void hang(NodeIndex root)
    {
        m_tree.order = {root};
        m_tree.ring[root] = 0;
        for (std::size_t head = 0; head < m_tree.order.size(); ++head) {
            const NodeIndex node = m_tree.order[head];
            for (const NodeIndex next : m_graph.neighbours(node)) {
                if (m_tree.ring[next] != noNode)
                    continue;
                m_tree.ring[next] = m_tree.ring[node] + 1;
                m_tree.parent[next] = node;
                m_tree.children[node].push_back(next);
                m_tree.order.push_back(next);
            }
        }
    }

    /// The angle that each subtree needs at the wished radii.
    void weigh()
    {
        for (std::size_t i = m_tree.order.size(); i-- > 0;) {
            const NodeIndex node = m_tree.order[i];
            float below = 0;
            for (const NodeIndex child : m_tree.children[node])
                below += m_wedge[child];
            const float radius = std::max(1.0F, static_cast<float>(m_tree.ring[node])) * m_spacing;
            m_wedge[node] = std::max(below, meanArcOf(m_input.boxes, node, m_spacing / 3) / radius);
        }
    }

    /// Ring by ring from the inside: a radius that holds all its footprints, then the angles far enough apart.
    std::vector<float> settleRings()
    {
        std::vector<float> radii{0};
        std::vector<float> arcs;
        std::vector<float> angles;
        for (std::size_t first = 1; first < m_tree.order.size();) {
            const NodeIndex ring = m_tree.ring[m_tree.order[first]];
            std::size_t last = first;
            while (last < m_tree.order.size() && m_tree.ring[m_tree.order[last]] == ring)
                ++last;
            std::vector<NodeIndex> nodes(m_tree.order.begin() + static_cast<std::ptrdiff_t>(first),
                                         m_tree.order.begin() + static_cast<std::ptrdiff_t>(last));
            std::stable_sort(nodes.begin(), nodes.end(), [&](NodeIndex a, NodeIndex b) { return m_angle[a] < m_angle[b]; });
            arcs.clear();
            angles.clear();
            float needed = 0;
            for (const NodeIndex node : nodes) {
                angles.push_back(m_angle[node]);
                arcs.push_back(arcOf(m_input.boxes, node, m_angle[node], m_spacing / 3));
                needed += arcs.back();
            }
            const float radius = std::max(radii.back() + m_spacing, 1.05F * needed / fullCircle);
            radii.push_back(radius);
            for (float &arc : arcs)
                arc /= radius;
            keepApart(arcs, angles);
            for (std::size_t i = 0; i < nodes.size(); ++i)
                m_angle[nodes[i]] = angles[i];
            first = last;
        }
        return radii;
    }

    void spread(NodeIndex root)
    {
        m_from[root] = 0;
        m_width[root] = fullCircle;
        for (const NodeIndex node : m_tree.order) {
            float total = 0;
            for (const NodeIndex child : m_tree.children[node])
                total += m_wedge[child];
            float at = m_from[node];
            for (const NodeIndex child : m_tree.children[node]) {
                m_from[child] = at;
                m_width[child] = m_width[node] * m_wedge[child] / total;
                m_angle[child] = at + m_width[child] / 2;
                at += m_width[child];
            }
        }
    }

    void orderSiblings()
    {
        for (const NodeIndex node : m_tree.order) {
            auto &children = m_tree.children[node];
            if (children.size() < 2)
                continue;
            std::vector<std::pair<float, NodeIndex>> keyed;
            for (const NodeIndex child : children) {
                // The mean turn from here to where its other links lead, the short way round; none: where it is.
                float sum = 0;
                float count = 0;
                for (const NodeIndex other : m_graph.neighbours(child)) {
                    if (other == node || m_tree.parent[other] == child)
                        continue;
                    sum += std::remainder(m_angle[other] - m_angle[node], fullCircle);
                    count += 1;
                }
                const float own = node == m_tree.order.front() ? std::remainder(m_angle[child], fullCircle) : m_angle[child] - m_angle[node];
                keyed.emplace_back(count > 0 ? sum / count : own, child);
            }
            std::stable_sort(keyed.begin(), keyed.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
            for (std::size_t i = 0; i < keyed.size(); ++i)
                children[i] = keyed[i].second;
        }
    }

    const LayoutInput &m_input;
    const Adjacency &m_graph;
    float m_spacing;
    std::vector<float> m_angle;
    std::vector<float> m_wedge;          // what a subtree needs
    std::vector<float> m_from, m_width;  // what it gets
    Tree m_tree;
};

}  // namespace

Result<Positions> radialLayout(const LayoutInput &input, const LayoutOptions &options, const RunContext &context)
{
    const Adjacency graph = undirected(input.nodeCount, input.edges);
    Radial radial(input, options, graph);
    return drawComponents(input, options, graph, context, [&](std::span<const NodeIndex> nodes, std::vector<Point> &points, const RunContext &) {
        if (nodes.size() > 1)
            radial.draw(nodes, points);
        return true;
    });
}

}  // namespace relata::layout
