// SPDX-License-Identifier: Apache-2.0
#include "model/analysis/structure.h"

#include <algorithm>
#include <numeric>

namespace relata::analysis {

Groups numberedBySize(const std::vector<std::uint32_t> &labels)
{
    struct Group {
        std::uint32_t size = 0, lowest = 0;
    };
    std::vector<Group> found(labels.empty() ? 0 : *std::max_element(labels.begin(), labels.end()) + std::size_t{1});
    for (std::uint32_t node = static_cast<std::uint32_t>(labels.size()); node-- > 0;) {
        ++found[labels[node]].size;
        found[labels[node]].lowest = node;
    }
    std::vector<std::uint32_t> order(found.size());
    std::iota(order.begin(), order.end(), 0U);
    std::erase_if(order, [&](std::uint32_t label) { return found[label].size == 0; });
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return found[a].size != found[b].size ? found[a].size > found[b].size : found[a].lowest < found[b].lowest;
    });
    Groups groups;
    std::vector<std::uint32_t> number(found.size());
    for (const std::uint32_t label : order) {
        groups.sizes.push_back(found[label].size);
        number[label] = static_cast<std::uint32_t>(groups.sizes.size());
    }
    groups.of.reserve(labels.size());
    for (const std::uint32_t label : labels)
        groups.of.push_back(number[label]);
    return groups;
}

Groups connectedComponents(const Links &links)
{
    const Adjacency &rows = links.both();
    std::vector<std::uint32_t> labels(rows.nodeCount(), noNode);
    std::vector<NodeIndex> queue(rows.nodeCount());
    std::uint32_t label = 0;
    for (NodeIndex seed = 0; seed < rows.nodeCount(); ++seed) {
        if (labels[seed] != noNode)
            continue;
        std::size_t tail = 0;
        queue[tail++] = seed;
        labels[seed] = label;
        for (std::size_t head = 0; head < tail; ++head)
            for (const NodeIndex next : rows.neighbours(queue[head]))
                if (labels[next] == noNode) {
                    labels[next] = label;
                    queue[tail++] = next;
                }
        ++label;
    }
    return numberedBySize(labels);
}

std::vector<std::uint32_t> coreNumbers(const Links &links)
{
    const Adjacency &rows = links.both();
    const NodeIndex nodeCount = rows.nodeCount();
    std::vector<std::uint32_t> core(nodeCount), place(nodeCount);
    std::vector<NodeIndex> sorted(nodeCount);  // by what is left of the degree
    std::uint32_t most = 0;
    for (NodeIndex node = 0; node < nodeCount; ++node)
        most = std::max(most, core[node] = rows.degree(node));
    std::vector<std::uint32_t> begin(most + 2, 0);  // of the nodes with each degree, in `sorted`
    for (NodeIndex node = 0; node < nodeCount; ++node)
        ++begin[core[node] + 1];
    for (std::size_t i = 1; i < begin.size(); ++i)
        begin[i] += begin[i - 1];
    auto at = begin;
    for (NodeIndex node = 0; node < nodeCount; ++node)
        sorted[place[node] = at[core[node]]++] = node;
    for (std::uint32_t i = 0; i < nodeCount; ++i) {
        const NodeIndex node = sorted[i];
        for (const NodeIndex other : rows.neighbours(node)) {
            if (core[other] <= core[node])
                continue;
            const NodeIndex first = sorted[begin[core[other]]];  // changes places with `other`, which then is the last with one less
            if (first != other) {
                std::swap(sorted[place[other]], sorted[place[first]]);
                std::swap(place[other], place[first]);
            }
            ++begin[core[other]--];
        }
    }
    return core;
}

Result<Clustering> clustering(const Links &links, const RunContext &context)
{
    const Adjacency &rows = links.both();
    const NodeIndex nodeCount = rows.nodeCount();
    // Every link points to the end with more links; the better linked then have few of their own.
    const auto before = [&](NodeIndex a, NodeIndex b) { return rows.degree(a) != rows.degree(b) ? rows.degree(a) < rows.degree(b) : a < b; };
    std::vector<std::uint32_t> start(nodeCount + 1, 0);
    std::vector<NodeIndex> up;
    up.reserve(rows.target.size() / 2);
    for (NodeIndex node = 0; node < nodeCount; ++node) {
        for (const NodeIndex other : rows.neighbours(node))
            if (before(node, other))
                up.push_back(other);
        start[node + 1] = static_cast<std::uint32_t>(up.size());
    }
    Clustering result;
    result.triangles.resize(nodeCount);
    std::vector<NodeIndex> mark(nodeCount, noNode);
    for (NodeIndex node = 0; node < nodeCount; ++node) {
        if (node % 1024 == 0) {
            if (context.cancelled())
                return Error::cancelled();
            context.progress(static_cast<double>(node) / nodeCount);
        }
        for (std::uint32_t i = start[node]; i < start[node + 1]; ++i)
            mark[up[i]] = node;
        std::uint64_t here = 0;
        for (std::uint32_t i = start[node]; i < start[node + 1]; ++i) {
            const NodeIndex second = up[i];
            std::uint64_t shared = 0;
            for (std::uint32_t k = start[second]; k < start[second + 1]; ++k) {
                const bool closes = mark[up[k]] == node;
                result.triangles[up[k]] += closes;
                shared += closes;
            }
            result.triangles[second] += shared;
            here += shared;
        }
        result.triangles[node] += here;
    }
    result.values.resize(nodeCount);
    double closed = 0, pairs = 0;
    for (NodeIndex node = 0; node < nodeCount; ++node) {
        const double degree = rows.degree(node);
        closed += static_cast<double>(result.triangles[node]);
        pairs += degree * (degree - 1) / 2;
        if (degree > 1)
            result.values[node] = static_cast<double>(result.triangles[node]) / (degree * (degree - 1) / 2);
    }
    result.overall = pairs > 0 ? closed / pairs : 0;
    return result;
}

}  // namespace relata::analysis
