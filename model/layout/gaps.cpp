// SPDX-License-Identifier: Apache-2.0
#include "model/layout/gaps.h"

#include "model/layout/footprint.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <unordered_map>

namespace relata::layout {

namespace {

constexpr float most = 1e9F;  // cells: what lies further out shares them

/// Footprints by where they are, on an endless grid.
class Taken
{
public:
    explicit Taken(float cell) : m_cell(cell) {}

    void add(const Box &foot)
    {
        const auto index = static_cast<std::uint32_t>(m_feet.size());
        m_feet.push_back(foot);
        forCells(foot, [&](std::uint64_t key) {
            m_cells[key].push_back(index);
            return false;
        });
    }
    bool meets(const Box &foot) const
    {
        return forCells(foot, [&](std::uint64_t key) {
            const auto cell = m_cells.find(key);
            return cell != m_cells.end()
                   && std::any_of(cell->second.begin(), cell->second.end(), [&](std::uint32_t each) { return m_feet[each].meets(foot); });
        });
    }

private:
    template <typename Visit>
    bool forCells(const Box &foot, const Visit &visit) const  // true when a visit was
    {
        const auto cellOf = [this](float at) { return static_cast<std::int32_t>(std::clamp(std::floor(at / m_cell), -most, most)); };
        for (std::int32_t y = cellOf(foot.top); y <= cellOf(foot.bottom); ++y) {
            for (std::int32_t x = cellOf(foot.left); x <= cellOf(foot.right); ++x) {
                if (visit(static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 32U | static_cast<std::uint32_t>(y)))
                    return true;
            }
        }
        return false;
    }

    float m_cell;
    std::vector<Box> m_feet;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_cells;
};

/// Rings around the wished place, each a little further out, until one has room.
Point nearestGap(const Taken &taken, const NodeBox &box, Point wished, float margin)
{
    const Box foot = footprint(box, {}, margin);
    constexpr int evenRings = 200;  // then in larger and larger strides: this leads out of any crowd
    float step = std::min(foot.width(), foot.height()) / 2;
    for (int ring = 0;; ++ring) {
        step *= ring > evenRings ? 1.5F : 1.0F;
        const int count = std::clamp(6 * ring, 1, 6 * evenRings);
        for (int i = 0; i < count; ++i) {
            const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(count);
            const float away = step * static_cast<float>(ring);
            const Point at{wished.x + away * std::cos(angle), wished.y + away * std::sin(angle)};
            if (!taken.meets(footprint(box, at, margin)))
                return at;
        }
    }
}

}  // namespace

void placeInGaps(std::span<const NodeBox> boxes, std::span<const std::uint8_t> fixed, float margin, std::vector<Point> &positions)
{
    double size = 0;
    for (const NodeBox &box : boxes) {
        const Box foot = footprint(box, {}, margin);
        size += static_cast<double>(foot.width()) + foot.height();
    }
    Taken taken(std::max(1.0F, static_cast<float>(size / (2.0 * static_cast<double>(boxes.size())))));
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (fixed[i] != 0)
            taken.add(footprint(boxes[i], positions[i], margin));
    }
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (fixed[i] != 0)
            continue;
        positions[i] = nearestGap(taken, boxes[i], positions[i], margin);
        taken.add(footprint(boxes[i], positions[i], margin));
    }
}

}  // namespace relata::layout
