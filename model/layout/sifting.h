// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/runcontext.h"
#include "model/layout/layers.h"

#include <cstdint>

namespace relata::layout {

/// Takes each node of a layer through all places of it and leaves it where it costs the fewest crossings (sifting: Matuszewski, Schönfeld and
/// Molitor 1999), layer after layer, down and up.
class Sifter
{
public:
    explicit Sifter(LayeredGraph &layered) : m_layered(layered) {}

    /// Until nobody finds a better place. Then, \a strolls times, nodes also go to other places that cost the same, which leads out of many a dead
    /// end, and all is done again. Ends as well when \a budget comparisons of two nodes are spent, or when it is cancelled. Never leaves more
    /// crossings than there were.
    void run(int strolls, std::int64_t budget, const RunContext &context);

private:
    struct Linked {
        std::uint32_t first, middle, end;  // in m_ends: places of the neighbours above, then below, each ascending
    };
    enum class Ties { Stay, Go };

    void settle();
    void stroll();
    bool pass(bool down, Ties ties);
    bool goesOn() const { return m_budget > 0 && !m_context.cancelled(); }
    bool siftLayer(std::vector<NodeIndex> &layer, Ties ties);
    bool moveToBest(std::vector<NodeIndex> &layer, std::size_t from, Ties ties);
    void takeLinks(const std::vector<NodeIndex> &layer);
    std::uint32_t take(std::span<const NodeIndex> others);
    std::int64_t gain(NodeIndex left, NodeIndex right) const;
    std::int64_t gain(std::uint32_t a, std::uint32_t aEnd, std::uint32_t b, std::uint32_t bEnd) const;

    LayeredGraph &m_layered;
    std::vector<std::uint32_t> m_place;  // per node, in its layer
    std::vector<Linked> m_links;
    std::vector<std::uint32_t> m_ends;
    std::vector<NodeIndex> m_order;
    std::int64_t m_budget = 0;
    RunContext m_context;
};

}  // namespace relata::layout
