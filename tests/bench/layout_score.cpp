// SPDX-License-Identifier: Apache-2.0
// relata_layout_score EDGES.csv POSITIONS.csv [GROUPS.csv]: how true a drawing is to its graph, whatever its place, turn and size.
//   stress        lower is better: over pairs at hop distance d >= 1 drawn r apart, the mean of ((s r - d) / d)² at the best scale s
//   neighbourhood higher is better: mean over nodes of degree k of the Jaccard index of their k nearest in the drawing and their neighbours
//   crossings     lower is better: pairs of links, drawn straight, that cross and share no end; of up to 10,000 links, else -1
//   spread        lower is better, with GROUPS ("id,group"): mean distance of two of one group over the mean distance of any two; 1 = groups lie
//   anywhere own           higher is better, with GROUPS: mean share of a node's 10 nearest in the drawing that are of its group
// Pairs are seen from every node up to 2,000 nodes, else from 200 chosen evenly; neighbourhoods of every node up to 5,000, else of 3,000.
#include "model/layout/adjacency.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

namespace {

using relata::layout::NodeIndex;

struct Drawing {
    relata::layout::Adjacency graph;
    std::vector<double> x, y;
    double distance(NodeIndex a, NodeIndex b) const { return std::hypot(x[a] - x[b], y[a] - y[b]); }
};

bool read(const char *edgesPath, const char *positionsPath, Drawing &drawing)
{
    std::ifstream edgesFile(edgesPath);
    std::ifstream positionsFile(positionsPath);
    relata::layout::EdgeList edges;
    NodeIndex nodeCount = 0;
    std::string line;
    for (std::getline(edgesFile, line); std::getline(edgesFile, line);) {
        NodeIndex a = 0;
        NodeIndex b = 0;
        if (std::sscanf(line.c_str(), "%u,%u", &a, &b) != 2)
            return false;
        edges.emplace_back(a, b);
        nodeCount = std::max({nodeCount, a + 1, b + 1});
    }
    drawing.graph = relata::layout::undirected(nodeCount, edges);
    drawing.x.assign(nodeCount, std::nan(""));
    drawing.y = drawing.x;
    for (std::getline(positionsFile, line); std::getline(positionsFile, line);) {
        NodeIndex node = 0;
        double x = 0;
        double y = 0;
        if (std::sscanf(line.c_str(), "%u,%lf,%lf", &node, &x, &y) != 3 || node >= nodeCount)
            return false;
        drawing.x[node] = x;
        drawing.y[node] = y;
    }
    const auto finite = [](double v) { return std::isfinite(v); };
    return nodeCount > 0 && std::all_of(drawing.x.begin(), drawing.x.end(), finite) && std::all_of(drawing.y.begin(), drawing.y.end(), finite);
}

std::vector<NodeIndex> sample(NodeIndex nodeCount, NodeIndex all, NodeIndex most)
{
    std::vector<NodeIndex> chosen;
    const NodeIndex count = nodeCount <= all ? nodeCount : most;
    for (NodeIndex i = 0; i < count; ++i)
        chosen.push_back(static_cast<NodeIndex>(static_cast<std::uint64_t>(i) * nodeCount / count));
    return chosen;
}

double stress(const Drawing &drawing)
{
    const NodeIndex nodeCount = drawing.graph.nodeCount();
    std::vector<NodeIndex> hops(nodeCount);
    std::vector<NodeIndex> queue(nodeCount);
    double ratios = 0;
    double squares = 0;
    double pairs = 0;
    for (const NodeIndex source : sample(nodeCount, 2000, 200)) {
        relata::layout::hopDistances(drawing.graph, source, hops, queue);
        for (NodeIndex node = 0; node < nodeCount; ++node) {
            if (node == source || hops[node] == relata::layout::noNode)
                continue;
            const double ratio = drawing.distance(source, node) / hops[node];
            ratios += ratio;
            squares += ratio * ratio;
            pairs += 1;
        }
    }
    return squares > 0 ? 1 - ratios * ratios / (pairs * squares) : 1;
}

double neighbourhood(const Drawing &drawing)
{
    const NodeIndex nodeCount = drawing.graph.nodeCount();
    std::vector<std::pair<double, NodeIndex>> near;
    double sum = 0;
    double counted = 0;
    for (const NodeIndex node : sample(nodeCount, 5000, 3000)) {
        const auto linked = drawing.graph.neighbours(node);
        if (linked.empty())
            continue;
        near.clear();
        for (NodeIndex other = 0; other < nodeCount; ++other) {
            if (other != node)
                near.emplace_back(drawing.distance(node, other), other);
        }
        std::nth_element(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(linked.size()) - 1, near.end());
        double both = 0;
        for (std::size_t i = 0; i < linked.size(); ++i)
            both += std::binary_search(linked.begin(), linked.end(), near[i].second) ? 1 : 0;
        sum += both / (2 * static_cast<double>(linked.size()) - both);
        counted += 1;
    }
    return counted > 0 ? sum / counted : 1;
}

struct Apart {
    double spread = 0;
    double own = 0;
};

bool readGroups(const char *path, std::vector<long> &groups)
{
    std::ifstream file(path);
    std::string line;
    for (std::getline(file, line); std::getline(file, line);) {
        NodeIndex node = 0;
        long group = 0;
        if (std::sscanf(line.c_str(), "%u,%ld", &node, &group) != 2 || node >= groups.size())
            return false;
        groups[node] = group;
    }
    return true;
}

Apart apart(const Drawing &drawing, const std::vector<long> &groups)
{
    constexpr std::ptrdiff_t nearest = 10;
    const NodeIndex nodeCount = drawing.graph.nodeCount();
    double within = 0;
    double withinPairs = 0;
    double any = 0;
    double anyPairs = 0;
    double own = 0;
    const auto seen = sample(nodeCount, 2000, 1000);
    std::vector<std::pair<double, NodeIndex>> near;
    for (const NodeIndex node : seen) {
        near.clear();
        for (NodeIndex other = 0; other < nodeCount; ++other) {
            if (other == node)
                continue;
            const double distance = drawing.distance(node, other);
            near.emplace_back(distance, other);
            any += distance;
            anyPairs += 1;
            within += groups[node] == groups[other] ? distance : 0;
            withinPairs += groups[node] == groups[other] ? 1 : 0;
        }
        const auto end = near.begin() + std::min<std::ptrdiff_t>(nearest, static_cast<std::ptrdiff_t>(near.size()));
        std::partial_sort(near.begin(), end, near.end());
        own += static_cast<double>(std::count_if(near.begin(), end, [&](const auto &one) { return groups[one.second] == groups[node]; }))
               / static_cast<double>(std::max<std::ptrdiff_t>(1, end - near.begin()));
    }
    return {withinPairs > 0 && any > 0 ? within / withinPairs / (any / anyPairs) : 1, own / static_cast<double>(seen.size())};
}

long crossings(const Drawing &drawing)
{
    constexpr std::size_t mostLinks = 10'000;
    std::vector<std::pair<NodeIndex, NodeIndex>> links;
    for (NodeIndex node = 0; node < drawing.graph.nodeCount(); ++node) {
        for (const NodeIndex other : drawing.graph.neighbours(node)) {
            if (node < other)
                links.emplace_back(node, other);
        }
    }
    if (links.size() > mostLinks)
        return -1;
    const auto side = [&](NodeIndex a, NodeIndex b, NodeIndex c) {
        return (drawing.x[b] - drawing.x[a]) * (drawing.y[c] - drawing.y[a]) - (drawing.y[b] - drawing.y[a]) * (drawing.x[c] - drawing.x[a]);
    };
    long count = 0;
    for (std::size_t i = 0; i < links.size(); ++i) {
        const auto [a, b] = links[i];
        for (std::size_t j = i + 1; j < links.size(); ++j) {
            const auto [c, d] = links[j];
            if (a != c && a != d && b != c && b != d && side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0)
                ++count;
        }
    }
    return count;
}

}  // namespace

int main(int argc, char **argv)
{
    Drawing drawing;
    const bool drawn = (argc == 3 || argc == 4) && read(argv[1], argv[2], drawing);
    std::vector<long> groups(drawing.x.size(), -1);
    if (!drawn || (argc == 4 && !readGroups(argv[3], groups))) {
        std::fputs("usage: relata_layout_score EDGES.csv POSITIONS.csv [GROUPS.csv] (all with a header; a finite position for every node)\n", stderr);
        return 2;
    }
    std::printf("{\"stress\":%.4f,\"neighbourhood\":%.4f,\"crossings\":%ld", stress(drawing), neighbourhood(drawing), crossings(drawing));
    if (argc == 4) {
        const Apart groupsApart = apart(drawing, groups);
        std::printf(",\"spread\":%.4f,\"own\":%.4f", groupsApart.spread, groupsApart.own);
    }
    std::puts("}");
    return 0;
}
