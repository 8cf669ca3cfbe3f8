// SPDX-License-Identifier: Apache-2.0
#include "model/layout/sifting.h"

#include <algorithm>

namespace relata::layout {

void Sifter::run(int strolls, std::int64_t budget, const RunContext &context)
{
    m_budget = budget;
    m_context = context;
    m_place.resize(m_layered.layerOf.size());
    m_links.resize(m_layered.layerOf.size());
    for (const auto &layer : m_layered.layers) {
        for (std::uint32_t i = 0; i < layer.size(); ++i)
            m_place[layer[i]] = i;
    }
    settle();
    for (int i = 0; i < strolls && goesOn(); ++i) {
        stroll();
        settle();
    }
}

void Sifter::settle()
{
    for (bool helped = true, down = true; helped && goesOn(); down = !down)
        helped = pass(down, Ties::Stay);
}

void Sifter::stroll()
{
    constexpr int passes = 12;
    for (int i = 0; i < passes && goesOn(); ++i)
        pass(i % 2 == 0, Ties::Go);
}

/// True when somebody found a better place.
bool Sifter::pass(bool down, Ties ties)
{
    const std::size_t count = m_layered.layers.size();
    bool helped = false;
    for (std::size_t i = 0; i < count && goesOn(); ++i)
        helped = siftLayer(m_layered.layers[down ? i : count - 1 - i], ties) || helped;
    return helped;
}

bool Sifter::siftLayer(std::vector<NodeIndex> &layer, Ties ties)
{
    takeLinks(layer);
    m_order = layer;
    bool helped = false;
    for (const NodeIndex node : m_order) {
        if (m_budget <= 0)
            break;
        helped = moveToBest(layer, m_place[node], ties) || helped;
    }
    return helped;
}

bool Sifter::moveToBest(std::vector<NodeIndex> &layer, std::size_t from, Ties ties)
{
    const NodeIndex node = layer[from];
    std::int64_t most = 0;
    std::size_t best = from;
    const auto offer = [&](std::size_t place, std::int64_t gained) {
        if (gained > most || (ties == Ties::Go && gained == most)) {
            most = gained;
            best = place;
        }
    };
    std::int64_t gained = 0;
    for (std::size_t i = from; i-- > 0;) {
        gained += gain(layer[i], node);
        offer(i, gained);
    }
    gained = 0;
    for (std::size_t i = from + 1; i < layer.size(); ++i) {
        gained += gain(node, layer[i]);
        if (best >= from || gained > most)  // of equal places, those on the left win: nodes do not swing to and fro
            offer(i, gained);
    }
    m_budget -= static_cast<std::int64_t>(layer.size());
    if (best == from)
        return false;
    const auto at = [&](std::size_t i) { return layer.begin() + static_cast<std::ptrdiff_t>(i); };
    if (best < from)
        std::rotate(at(best), at(from), at(from + 1));
    else
        std::rotate(at(from), at(from + 1), at(best + 1));
    for (std::size_t i = std::min(best, from); i <= std::max(best, from); ++i)
        m_place[layer[i]] = static_cast<std::uint32_t>(i);
    return most > 0;
}

void Sifter::takeLinks(const std::vector<NodeIndex> &layer)
{
    m_ends.clear();
    for (const NodeIndex node : layer) {
        Linked &linked = m_links[node];
        linked.first = take(m_layered.graph.before(node));
        linked.middle = take(m_layered.graph.after(node));
        linked.end = static_cast<std::uint32_t>(m_ends.size());
    }
}

std::uint32_t Sifter::take(std::span<const NodeIndex> others)
{
    const std::size_t first = m_ends.size();
    for (const NodeIndex other : others)
        m_ends.push_back(m_place[other]);
    std::sort(m_ends.begin() + static_cast<std::ptrdiff_t>(first), m_ends.end());
    return static_cast<std::uint32_t>(first);
}

/// Crossings of their links that two neighbours of a layer save when they change places.
std::int64_t Sifter::gain(NodeIndex left, NodeIndex right) const
{
    const Linked &a = m_links[left];
    const Linked &b = m_links[right];
    return gain(a.first, a.middle, b.first, b.middle) + gain(a.middle, a.end, b.middle, b.end);
}

std::int64_t Sifter::gain(std::uint32_t a, std::uint32_t aEnd, std::uint32_t b, std::uint32_t bEnd) const
{
    std::int64_t sum = 0;
    std::uint32_t less = b;  // the first of b's ends that is not less than a's
    std::uint32_t upTo = b;  // the first that is greater
    for (; a < aEnd; ++a) {
        while (less < bEnd && m_ends[less] < m_ends[a])
            ++less;
        while (upTo < bEnd && m_ends[upTo] <= m_ends[a])
            ++upTo;
        sum += static_cast<std::int64_t>(less - b) - static_cast<std::int64_t>(bEnd - upTo);
    }
    return sum;
}

}  // namespace relata::layout
