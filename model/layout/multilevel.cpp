// SPDX-License-Identifier: Apache-2.0
#include "model/layout/multilevel.h"

#include "model/layout/affinity.h"
#include "model/layout/grouping.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace relata::layout {

namespace {

constexpr NodeIndex coarsest = 24;
constexpr std::size_t mostPivots = 96;
constexpr int coarseStarts = 4;

/// Fewer pivots on very large graphs, where their distances would fill the memory: 96 up to 100,000 nodes, 10 at a million.
std::size_t pivotCountFor(NodeIndex nodeCount, LayoutKind kind = LayoutKind::Force)
{
    return std::clamp<std::size_t>(9'600'000 / std::max<std::size_t>(nodeCount, 1), 10, kind == LayoutKind::WholePicture ? 256 : mostPivots);
}

/// How much more distances count than in the balance of finalStress(). Further away the one gets hardly better and the other worse. Thousands of
/// nodes at short distances fit into no plane: there groups are what a drawing can tell, and distances count for less.
float leaning(LayoutKind kind, NodeIndex nodeCount)
{
    return kind == LayoutKind::WholePicture  ? 16.0F
           : kind == LayoutKind::Communities ? 0.02F
                                             : std::clamp(std::sqrt(1'000.0F / static_cast<float>(nodeCount)), 0.4F, 1.0F);
}

/// What is left of a link between two groups that chance would never have made: enough to see which groups belong together, little enough to leave
/// room between them. Weaker links let groups drift, stronger ones let them lie on one another.
float betweenGroups(LayoutKind kind)
{
    return kind == LayoutKind::Communities ? 0.07F : 0.1F;
}

/// Whole drawings to choose from: graphs that are not large have many poor balances and cost next to nothing.
int drawingsFor(NodeIndex nodeCount, LayoutKind kind)
{
    return nodeCount <= 8 ? 1 : nodeCount <= 300 ? (kind == LayoutKind::WholePicture ? 6 : 3) : nodeCount <= 1500 ? 2 : 1;
}

/// The finest level takes most of the time, and large graphs come to it already in order.
int finestIterations(NodeIndex nodeCount)
{
    return static_cast<int>(200 * std::clamp(std::sqrt(5'000.0F / static_cast<float>(nodeCount)), 0.22F, 1.0F));
}

float meanHops(const PivotDistances &pivots)
{
    double hops = 0;
    std::size_t pairs = 0;
    for (const kernels::Brief inverse : pivots.inverse) {
        if (inverse > 0) {
            hops += 1 / kernels::full(inverse);
            ++pairs;
        }
    }
    return pairs == 0 ? 1 : static_cast<float>(hops / static_cast<double>(pairs));
}

void scatter(NodeIndex count, Random &random, Coordinates &positions)
{
    positions.x.resize(count);
    positions.y.resize(count);
    for (NodeIndex node = 0; node < count; ++node) {
        positions.x[node] = random.centred() * 3;
        positions.y[node] = random.centred() * 3;
    }
}

/// Every node starts near its cluster.
Coordinates unfold(const Level &fine, const Coordinates &coarse, Random &random)
{
    constexpr float spread = 0.3F;
    Coordinates positions;
    positions.x.reserve(fine.parent.size());
    positions.y.reserve(fine.parent.size());
    for (const NodeIndex parent : fine.parent) {
        positions.x.push_back(coarse.x[parent] + random.centred() * spread);
        positions.y.push_back(coarse.y[parent] + random.centred() * spread);
    }
    return positions;
}

/// Links that cross, for graphs small enough to count them.
double crossings(const Adjacency &graph, const Coordinates &positions)
{
    std::vector<std::pair<NodeIndex, NodeIndex>> links;
    for (NodeIndex node = 0; node < graph.nodeCount(); ++node) {
        for (const NodeIndex other : graph.neighbours(node)) {
            if (node < other)
                links.emplace_back(node, other);
        }
    }
    const auto side = [&](NodeIndex a, NodeIndex b, NodeIndex c) {
        return (positions.x[b] - positions.x[a]) * (positions.y[c] - positions.y[a])
               - (positions.y[b] - positions.y[a]) * (positions.x[c] - positions.x[a]);
    };
    double count = 0;
    for (std::size_t i = 0; i < links.size(); ++i) {
        const auto [a, b] = links[i];
        for (std::size_t j = i + 1; j < links.size(); ++j) {
            const auto [c, d] = links[j];
            if (a == c || a == d || b == c || b == d)
                continue;
            count += side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0 ? 1 : 0;
        }
    }
    return count;
}

bool placeCoarsest(const Level &level, const PivotDistances &pivots, Random &random, Coordinates &best, Crew &crew, const RunContext &context)
{
    float leastStress = 2;
    for (int start = 0; start < coarseStarts; ++start) {
        Coordinates positions;
        scatter(level.graph.nodeCount(), random, positions);
        if (!relax(level, pivots, {.iterations = 100, .firstStep = 1, .lastStep = 0.01F, .firstStress = 3, .lastStress = 1}, {}, positions, crew,
                   context.part(0, 0)))
            return false;
        const float stress = stressOf(pivots, positions);
        if (stress < leastStress) {
            leastStress = stress;
            best = std::move(positions);
        }
    }
    return true;
}

/// How much distances count at the end. A graph of short distances that hardly fits into the plane looks like a ball to the links alone, so they
/// count much; in one of long distances the two do not compete, and the links are left to show what stands close together. The fourth power
/// was found by measuring; between the bounds lie most graphs of people, at about one. A net that lies in the plane nearly without stress, as a
/// road map or a grid does, shows its neighbours best where distances are true; trees, of \a linksPerNode 1, do not.
float finalStress(float stress, float hops, float linksPerNode)
{
    constexpr float flat = 0.04F;
    constexpr float ofFlat = 1.5F;
    const float ball = stress / hops;
    const float net = std::clamp(2 * (linksPerNode - 1), 0.0F, 1.0F);
    const float least = std::max(0.01F, ofFlat * net * std::clamp(2 * (flat - stress) / flat, 0.0F, 1.0F));
    return std::clamp(550'000 * ball * ball * ball * ball, least, 4.0F);
}

/// Renumbers the nodes of all levels so that those of a cluster stand together: neighbours are then mostly near in memory, too. Which node of the
/// finest level each of the new ones was.
std::vector<NodeIndex> orderByClusters(std::vector<Level> &levels)
{
    std::vector<NodeIndex> rank;  // of the coarser level's nodes: old to new
    std::vector<NodeIndex> order;
    for (std::size_t i = levels.size(); i-- > 0;) {
        Level &level = levels[i];
        const NodeIndex nodeCount = level.graph.nodeCount();
        order.resize(nodeCount);
        if (level.parent.empty()) {
            std::iota(order.begin(), order.end(), 0U);
        } else {
            std::vector<NodeIndex> at(rank.size() + 1, 0);
            for (NodeIndex &parent : level.parent) {
                parent = rank[parent];
                ++at[parent + 1];
            }
            std::partial_sum(at.begin(), at.end(), at.begin());
            for (NodeIndex node = 0; node < nodeCount; ++node)
                order[at[level.parent[node]]++] = node;
        }
        rank.resize(nodeCount);
        for (NodeIndex node = 0; node < nodeCount; ++node)
            rank[order[node]] = node;
        Level renumbered;
        renumbered.graph.start.reserve(nodeCount + 1);
        renumbered.graph.target.reserve(level.graph.target.size());
        renumbered.graph.weight.reserve(level.graph.weight.size());
        for (const NodeIndex old : order) {
            for (std::uint32_t k = level.graph.start[old]; k < level.graph.start[old + 1]; ++k) {
                renumbered.graph.target.push_back(rank[level.graph.target[k]]);
                renumbered.graph.weight.push_back(level.graph.weight[k]);
            }
            renumbered.graph.start.push_back(static_cast<std::uint32_t>(renumbered.graph.target.size()));
            renumbered.mass.push_back(level.mass[old]);
            if (!level.parent.empty())
                renumbered.parent.push_back(level.parent[old]);
        }
        level = std::move(renumbered);
    }
    return order;
}

/// The finest level's nodes at the places of \a level's: members of a cluster on a small disc about it, in the order that they were given in.
Coordinates seenFrom(const std::vector<Level> &levels, std::size_t level, const Coordinates &positions, const std::vector<NodeIndex> &order)
{
    const auto nodeCount = static_cast<NodeIndex>(order.size());
    Coordinates seen;
    seen.x.resize(nodeCount);
    seen.y.resize(nodeCount);
    std::vector<float> members(positions.x.size(), 0);
    for (NodeIndex node = 0; node < nodeCount; ++node) {
        NodeIndex at = node;
        for (std::size_t i = 0; i < level; ++i)
            at = levels[i].parent[at];
        const float away = 0.12F * std::sqrt(members[at]);
        const float angle = 2.4F * members[at]++;
        seen.x[order[node]] = positions.x[at] + away * std::cos(angle);
        seen.y[order[node]] = positions.y[at] + away * std::sin(angle);
    }
    return seen;
}

bool drawOnce(const std::vector<Level> &levels, const std::vector<PivotDistances> &pivots, const std::vector<NodeIndex> &order, LayoutKind kind,
              Random &random, Coordinates &positions, Crew &crew, const RunContext &context, const Sight &sight)
{
    if (!placeCoarsest(levels.back(), pivots.back(), random, positions, crew, context))
        return false;
    const float hops = meanHops(pivots.front());
    const float linksPerNode = static_cast<float>(levels.front().graph.target.size()) / 2 / static_cast<float>(order.size());
    double work = 0;
    for (const Level &level : levels)
        work += level.graph.nodeCount();
    double done = levels.back().graph.nodeCount();
    for (std::size_t i = levels.size() - 1; i-- > 0;) {
        const float last = leaning(kind, static_cast<NodeIndex>(order.size())) * finalStress(stressOf(pivots[i + 1], positions), hops, linksPerNode);
        positions = unfold(levels[i], positions, random);
        const Schedule schedule = i > 0 ? Schedule{.iterations = 60, .firstStep = 1, .lastStep = 0.02F, .firstStress = 3, .lastStress = 1}
                                        : Schedule{.iterations = finestIterations(levels[0].graph.nodeCount()),
                                                   .firstStep = 0.5F,
                                                   .lastStep = 0.01F,
                                                   .firstStress = std::max(0.3F, 1.5F * last),
                                                   .lastStress = last};
        const auto look = [&](const Coordinates &now) {
            if (sight.wanted())
                sight.show(seenFrom(levels, i, now, order), i > 0);
        };
        const RunContext part = context.part(done / work, levels[i].graph.nodeCount() / work);
        if (!relax(levels[i], pivots[i], schedule, {}, positions, crew, part, sight.wanted ? Onlooker(look) : Onlooker()))
            return false;
        done += levels[i].graph.nodeCount();
        context.progress(done / work);
    }
    return true;
}

}  // namespace

PivotDistances measureOnce(const Level &level, std::uint64_t seed, std::size_t pivots, Crew &crew)
{
    Random random(seed);
    return std::move(measure({level}, pivots > 0 ? pivots : pivotCountFor(level.graph.nodeCount()), random, crew).front());
}

bool drawConnected(const Adjacency &given, LayoutKind kind, std::uint64_t seed, Coordinates &positions, Crew &crew, const RunContext &context,
                   const Sight &sight)
{
    Adjacency graph = kind == LayoutKind::Communities ? strengthened(given) : kind == LayoutKind::Force ? withNearLeaves(given) : given;
    if (kind != LayoutKind::WholePicture)
        loosenBetween(groupsIn(given, seed, context), betweenGroups(kind), graph);
    const NodeIndex nodeCount = graph.nodeCount();
    if (nodeCount <= 2) {
        positions = {{0, 1}, {0, 0}};
        positions.x.resize(nodeCount);
        positions.y.resize(nodeCount);
        return !context.cancelled();
    }
    const int drawings = drawingsFor(nodeCount, kind);
    double leastCost = 0;
    for (int drawing = 0; drawing < drawings; ++drawing) {
        Random random(seed + static_cast<std::uint64_t>(drawing) * 7919);
        std::vector<Level> levels = coarsen(drawings == 1 ? std::move(graph) : graph, std::vector<float>(nodeCount, 1.0F), coarsest, random);
        const std::vector<NodeIndex> order = orderByClusters(levels);
        const std::vector<PivotDistances> pivots = measure(levels, pivotCountFor(nodeCount, kind), random, crew);
        if (context.cancelled())
            return false;
        Coordinates candidate;
        const RunContext part = context.part(static_cast<double>(drawing) / drawings, 1.0 / drawings);
        // of several, each begins anew: one is seen to unfold
        if (!drawOnce(levels, pivots, order, kind, random, candidate, crew, part, drawing == 0 ? sight : Sight()))
            return false;
        positions.x.resize(nodeCount);
        positions.y.resize(nodeCount);
        const auto take = [&] {
            for (NodeIndex node = 0; node < nodeCount; ++node) {
                positions.x[order[node]] = candidate.x[node];
                positions.y[order[node]] = candidate.y[node];
            }
        };
        if (drawings == 1) {
            take();
            break;
        }
        const bool countable = graph.target.size() <= 1200 && kind != LayoutKind::WholePicture;
        const double cost = stressOf(pivots.front(), candidate) * (countable ? 1 + crossings(levels.front().graph, candidate) : 1);
        if (drawing == 0 || cost < leastCost) {
            leastCost = cost;
            take();
        }
    }
    return true;
}

}  // namespace relata::layout
