// SPDX-License-Identifier: Apache-2.0
#include "model/layout/packing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace relata::layout {

namespace {

/// The lower edge of what is placed so far, from left to right.
class Skyline
{
public:
    explicit Skyline(float width) : m_steps{{0, 0}}, m_width(width) {}

    /// Puts a rectangle where its lower edge comes highest, then leftmost.
    Point place(float width, float height)
    {
        std::size_t best = 0;
        float bestTop = std::numeric_limits<float>::max();
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            if (m_steps[i].x + width > m_width && i > 0)
                break;
            float top = 0;
            for (std::size_t j = i; j < m_steps.size() && m_steps[j].x < m_steps[i].x + width; ++j)
                top = std::max(top, m_steps[j].y);
            if (top < bestTop) {
                bestTop = top;
                best = i;
            }
        }
        const Point corner{m_steps[best].x, bestTop};
        cover(best, corner.x + width, bestTop + height);
        return corner;
    }

private:
    void cover(std::size_t first, float right, float bottom)
    {
        std::size_t end = first;
        float under = 0;
        while (end < m_steps.size() && m_steps[end].x < right)
            under = m_steps[end++].y;
        const bool reachesNext = end < m_steps.size() && m_steps[end].x <= right;
        std::vector<Point> fresh{{m_steps[first].x, bottom}};
        if (!reachesNext && right < m_width)
            fresh.push_back({right, under});
        const auto at = m_steps.erase(m_steps.begin() + static_cast<std::ptrdiff_t>(first), m_steps.begin() + static_cast<std::ptrdiff_t>(end));
        m_steps.insert(at, fresh.begin(), fresh.end());
    }

    std::vector<Point> m_steps;  // x where a step begins, y its height
    float m_width;
};

}  // namespace

std::vector<Point> pack(std::span<const Extent> extents, float aspect, float gap)
{
    std::vector<std::size_t> order(extents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return extents[a].height > extents[b].height; });
    double area = 0;
    float widest = 0;
    for (const Extent &extent : extents) {
        area += static_cast<double>(extent.width + gap) * (extent.height + gap);
        widest = std::max(widest, extent.width + gap);
    }
    std::vector<Point> best(extents.size());
    float leastSize = std::numeric_limits<float>::max();
    for (const float stretch : {1.0F, 1.1F, 1.2F, 1.35F, 1.5F, 1.8F}) {
        const float width = std::max(widest, stretch * static_cast<float>(std::sqrt(area * aspect)));
        Skyline skyline(width);
        std::vector<Point> corners(extents.size());
        float right = 0;
        float bottom = 0;
        for (const std::size_t i : order) {
            corners[i] = skyline.place(extents[i].width + gap, extents[i].height + gap);
            right = std::max(right, corners[i].x + extents[i].width);
            bottom = std::max(bottom, corners[i].y + extents[i].height);
        }
        const float size = std::max(right / aspect, bottom);
        if (size < leastSize) {
            leastSize = size;
            best = std::move(corners);
        }
    }
    return best;
}

}  // namespace relata::layout
