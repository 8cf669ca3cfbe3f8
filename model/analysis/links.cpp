// SPDX-License-Identifier: Apache-2.0
#include "model/analysis/links.h"

#include "model/core/bothways.h"
#include "model/evidence/origins.h"
#include "model/graph/knowledgegraph.h"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace relata::analysis {

struct Links::Data {
    Adjacency both, out, in;
};

namespace {

/// One edge for each pair and origin, so that parallel edges add up to the number of origins. \a bothWays: whatever the direction.
EdgeList edgesByOrigin(const KnowledgeGraph &graph, const Snapshot &snapshot, bool bothWays)
{
    const Origins origins(graph);
    std::vector<std::tuple<NodeIndex, NodeIndex, std::uint32_t>> rows;
    rows.reserve(snapshot.arcCount());
    for (NodeIndex node = 0; node < snapshot.nodeCount(); ++node)
        for (const auto &[other, statement] : snapshot.out(node)) {
            const bool turned = bothWays && other < node;
            rows.emplace_back(turned ? other : node, turned ? node : other, origins.of(statement));
        }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    EdgeList edges;
    edges.reserve(rows.size());
    for (const auto &[from, to, origin] : rows)
        edges.emplace_back(from, to);
    return edges;
}

}  // namespace

Links::Links() : m_data(std::make_shared<Data>()) {}

Links Links::of(const KnowledgeGraph &graph, const Snapshot &snapshot, Weight weight)
{
    if (weight == Weight::Origins) {
        const auto nodeCount = static_cast<NodeIndex>(snapshot.nodeCount());
        auto data = std::make_shared<Data>();
        data->both = undirected(nodeCount, edgesByOrigin(graph, snapshot, true));
        data->out = directed(nodeCount, edgesByOrigin(graph, snapshot, false));
        data->in = reversed(data->out);
        Links links;
        links.m_data = std::move(data);
        return links;
    }
    return of(snapshot, weight);
}

Links Links::of(const Snapshot &snapshot, Weight weight)
{
    assert(weight != Weight::Origins);
    const auto nodeCount = static_cast<NodeIndex>(snapshot.nodeCount());
    EdgeList edges;
    edges.reserve(snapshot.arcCount());
    for (NodeIndex node = 0; node < nodeCount; ++node)
        for (const auto &arc : snapshot.out(node))
            edges.emplace_back(node, arc.node);
    Links links = of(nodeCount, edges);
    if (weight == Weight::Links) {
        auto data = std::make_shared<Data>(*links.m_data);
        for (Adjacency *rows : {&data->both, &data->out, &data->in})
            std::fill(rows->weight.begin(), rows->weight.end(), 1.0F);
        links.m_data = std::move(data);
    }
    return links;
}

Links Links::of(NodeIndex nodeCount, const EdgeList &edges, std::span<const float> weights)
{
    auto data = std::make_shared<Data>();
    data->out = directed(nodeCount, edges, weights);
    data->in = reversed(data->out);
    data->both = united(data->out, data->in);
    Links links;
    links.m_data = std::move(data);
    return links;
}

Links Links::withoutDirections(NodeIndex nodeCount, const EdgeList &edges)
{
    auto data = std::make_shared<Data>();
    data->both = undirected(nodeCount, edges);
    Links links;
    links.m_data = std::move(data);
    return links;
}

const Adjacency &Links::both() const
{
    return m_data->both;
}
const Adjacency &Links::out() const
{
    return m_data->out;
}
const Adjacency &Links::in() const
{
    return m_data->in;
}

}  // namespace relata::analysis
