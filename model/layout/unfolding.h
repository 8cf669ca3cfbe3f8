// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/layout/adjacency.h"
#include "model/layout/layout.h"

#include <span>
#include <vector>

namespace relata::layout {

/// The whole graph while its parts are drawn one after the other, for who watches: parts that are drawn or under way as they are, those to come as
/// discs of their size, side by side. Does nothing, and costs nothing, when nobody watches.
class Unfolding
{
public:
    /// Both must outlive it. \a spacing: the side of the room that a node takes.
    Unfolding(const LayoutInput &input, const LayoutOptions &options, float spacing);

    bool watched() const { return m_watch.wanted && m_watch.show; }
    bool wanted() const { return watched() && m_watch.wanted(); }
    /// Announces the parts, in the order that place() counts them in; \a held: those that stand somewhere already.
    void begin(const std::vector<std::span<const NodeIndex>> &parts, const std::vector<std::uint8_t> &held);
    /// \a points of one part, about any origin unless it is held.
    void place(std::size_t part, std::span<const Point> points);
    void show() const { m_watch.show(m_places); }
    /// \a points scaled to the room that as many nodes take.
    void spread(std::vector<Point> &points) const;

private:
    const LayoutInput &m_input;
    const LayoutWatch &m_watch;
    float m_aspect;
    float m_spacing;
    std::vector<std::span<const NodeIndex>> m_parts;
    std::vector<std::uint8_t> m_held;
    std::vector<Point> m_middles;  // per part
    std::vector<Point> m_places;   // per node
};

}  // namespace relata::layout
