// SPDX-License-Identifier: Apache-2.0
#include "model/layout/crossingreduction.h"

#include "model/layout/sifting.h"

#include <algorithm>
#include <numeric>

namespace relata::layout {

namespace {

constexpr int mostSweeps = 28;
constexpr int strolls = 3;
constexpr std::int64_t budget = 100'000'000;  // comparisons of two nodes: less than a second
constexpr int patience = 6;                   // sweeps without a better order before it ends

using Places = std::vector<std::uint32_t>;

Places placesOf(const LayeredGraph &layered)
{
    Places place(layered.layerOf.size());
    for (const auto &layer : layered.layers) {
        for (std::uint32_t i = 0; i < layer.size(); ++i)
            place[layer[i]] = i;
    }
    return place;
}

/// Crossings of the edges of two nodes side by side, the first on the left; both lists ascending.
std::uint64_t pairCrossings(const std::vector<std::uint32_t> &left, const std::vector<std::uint32_t> &right)
{
    std::uint64_t count = 0;
    std::size_t below = 0;
    for (const std::uint32_t place : left) {
        while (below < right.size() && right[below] < place)
            ++below;
        count += below;
    }
    return count;
}

class Sweeper
{
public:
    explicit Sweeper(LayeredGraph &layered) : m_layered(layered), m_place(placesOf(layered)) {}

    void sweep(bool down, bool medians)
    {
        const std::size_t count = m_layered.layers.size();
        for (std::size_t i = 1; i < count; ++i)
            sortLayer(down ? i : count - 1 - i, down, medians);
        exchange();
    }

private:
    std::span<const NodeIndex> linked(NodeIndex node, bool down) const { return down ? m_layered.graph.before(node) : m_layered.graph.after(node); }

    void sortLayer(std::size_t index, bool down, bool medians)
    {
        auto &layer = m_layered.layers[index];
        m_keyed.clear();
        std::vector<std::size_t> unlinked;
        for (std::size_t i = 0; i < layer.size(); ++i) {
            neighbourPlaces(layer[i], down, m_left);
            if (m_left.empty())
                unlinked.push_back(i);
            else
                m_keyed.emplace_back(medians ? median(m_left) : mean(m_left), layer[i]);
        }
        std::stable_sort(m_keyed.begin(), m_keyed.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        // Nodes without a link on that side keep their place; the others fill the rest in order.
        std::vector<NodeIndex> sorted(layer.size(), noNode);
        for (const std::size_t i : unlinked)
            sorted[i] = layer[i];
        std::size_t at = 0;
        for (const auto &[key, node] : m_keyed) {
            while (sorted[at] != noNode)
                ++at;
            sorted[at] = node;
        }
        layer = std::move(sorted);
        for (std::uint32_t i = 0; i < layer.size(); ++i)
            m_place[layer[i]] = i;
    }

    void neighbourPlaces(NodeIndex node, bool down, std::vector<std::uint32_t> &places) const
    {
        places.clear();
        for (const NodeIndex other : linked(node, down))
            places.push_back(m_place[other]);
        std::sort(places.begin(), places.end());
    }

    static double mean(const std::vector<std::uint32_t> &places)
    {
        return std::accumulate(places.begin(), places.end(), 0.0) / static_cast<double>(places.size());
    }

    /// Between the two middle ones, closer to the side where the rest is packed more densely.
    static double median(const std::vector<std::uint32_t> &places)
    {
        const std::size_t middle = places.size() / 2;
        if (places.size() % 2 == 1)
            return places[middle];
        if (places.size() == 2)
            return (places[0] + places[1]) / 2.0;
        const double left = places[middle - 1] - places.front();
        const double right = places.back() - places[middle];
        if (left + right == 0)
            return (places[middle - 1] + places[middle]) / 2.0;
        return (places[middle - 1] * right + places[middle] * left) / (left + right);
    }

    void exchange()
    {
        constexpr int mostRounds = 8;
        bool helped = true;
        for (int round = 0; helped && round < mostRounds; ++round) {
            helped = false;
            for (auto &layer : m_layered.layers) {
                for (std::size_t i = 0; i + 1 < layer.size(); ++i)
                    helped = exchangeAt(layer, i) || helped;
            }
        }
    }

    bool exchangeAt(std::vector<NodeIndex> &layer, std::size_t i)
    {
        std::uint64_t now = 0;
        std::uint64_t then = 0;
        for (const bool down : {true, false}) {
            neighbourPlaces(layer[i], down, m_left);
            neighbourPlaces(layer[i + 1], down, m_right);
            now += pairCrossings(m_left, m_right);
            then += pairCrossings(m_right, m_left);
        }
        if (then >= now)
            return false;
        std::swap(layer[i], layer[i + 1]);
        std::swap(m_place[layer[i]], m_place[layer[i + 1]]);
        return true;
    }

    LayeredGraph &m_layered;
    Places m_place;
    std::vector<std::pair<double, NodeIndex>> m_keyed;
    std::vector<std::uint32_t> m_left, m_right;
};

/// Depth first, so that what hangs together starts side by side.
void initialOrder(LayeredGraph &layered)
{
    for (auto &layer : layered.layers)
        layer.clear();
    std::vector<std::uint8_t> seen(layered.layerOf.size(), 0);
    std::vector<NodeIndex> stack;
    for (NodeIndex root = 0; root < layered.layerOf.size(); ++root) {
        stack.push_back(root);
        while (!stack.empty()) {
            const NodeIndex node = stack.back();
            stack.pop_back();
            if (seen[node] != 0)
                continue;
            seen[node] = 1;
            layered.layers[layered.layerOf[node]].push_back(node);
            const auto after = layered.graph.after(node);
            const auto before = layered.graph.before(node);
            stack.insert(stack.end(), before.rbegin(), before.rend());
            stack.insert(stack.end(), after.rbegin(), after.rend());
        }
    }
}

}  // namespace

std::uint64_t countCrossings(const LayeredGraph &layered)
{
    const Places place = placesOf(layered);
    std::uint64_t count = 0;
    std::vector<std::uint32_t> ends;
    std::vector<std::uint32_t> sums;
    for (std::size_t i = 0; i + 1 < layered.layers.size(); ++i) {
        ends.clear();
        for (const NodeIndex node : layered.layers[i]) {
            const std::size_t first = ends.size();
            for (const NodeIndex next : layered.graph.after(node))
                ends.push_back(place[next]);
            std::sort(ends.begin() + static_cast<std::ptrdiff_t>(first), ends.end());
        }
        sums.assign(layered.layers[i + 1].size() + 1, 0);  // Fenwick tree over the places below
        std::uint64_t inserted = 0;
        for (const std::uint32_t end : ends) {
            std::uint64_t notAfter = 0;
            for (std::size_t k = end + 1; k > 0; k -= k & (~k + 1))
                notAfter += sums[k];
            count += inserted - notAfter;
            for (std::size_t k = end + 1; k < sums.size(); k += k & (~k + 1))
                ++sums[k];
            ++inserted;
        }
    }
    return count;
}

bool reduceCrossings(LayeredGraph &layered, const RunContext &context)
{
    initialOrder(layered);
    auto best = layered.layers;
    std::uint64_t fewest = countCrossings(layered);
    Sweeper sweeper(layered);
    for (int sweep = 0, idle = 0; sweep < mostSweeps && idle < patience && fewest > 0; ++sweep) {
        if (context.cancelled())
            return false;
        sweeper.sweep(sweep % 2 == 0, sweep % 4 < 2);
        const std::uint64_t crossings = countCrossings(layered);
        idle = crossings < fewest ? 0 : idle + 1;
        if (crossings < fewest) {
            fewest = crossings;
            best = layered.layers;
        }
        context.progress(0.5 * static_cast<double>(sweep + 1) / mostSweeps);
    }
    layered.layers = std::move(best);
    if (fewest > 0 && !context.cancelled())
        Sifter(layered).run(strolls, budget, context);
    return !context.cancelled();
}

}  // namespace relata::layout
