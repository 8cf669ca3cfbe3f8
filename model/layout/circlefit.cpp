// SPDX-License-Identifier: Apache-2.0
#include "model/layout/circlefit.h"
#include "model/layout/footprint.h"
#include "model/layout/overlap.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace relata::layout {

namespace {

constexpr float gap = 8;
constexpr double turn = 2 * std::numbers::pi;

}  // namespace

float arcOf(std::span<const NodeBox> boxes, std::size_t node, float angle, float otherwise)
{
    if (boxes.empty())
        return otherwise;
    const Box foot = footprint(boxes[node], {});
    const float across = std::max(0.05F, std::fabs(std::sin(angle)));  // the circle's own direction
    const float upright = std::max(0.05F, std::fabs(std::cos(angle)));
    return std::min((foot.width() + gap) / across, (foot.height() + gap) / upright);
}

float meanArcOf(std::span<const NodeBox> boxes, std::size_t node, float otherwise)
{
    float sum = 0;
    for (int i = 0; i < 8; ++i)
        sum += arcOf(boxes, node, (static_cast<float>(i) + 0.5F) * std::numbers::pi_v<float> / 16, otherwise);
    return sum / 8;
}

void keepApart(std::span<const float> arcs, std::vector<float> &angles)
{
    const std::size_t count = angles.size();
    if (count < 2)
        return;
    // Cut the circle at its widest gap; what then would run over the end is pulled back by the pooling.
    std::size_t first = 0;
    double widest = -1;
    for (std::size_t i = 0; i < count; ++i) {
        const double before = i == 0 ? angles[0] - angles[count - 1] + turn : angles[i] - angles[i - 1];
        if (before > widest) {
            widest = before;
            first = i;
        }
    }
    struct Pool {
        double sum;
        double count;
        double mean() const { return sum / count; }
    };
    std::vector<Pool> pools;
    std::vector<double> offset(count, 0);
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t i = (first + k) % count;
        if (k > 0)
            offset[k] = offset[k - 1] + (arcs[(first + k - 1) % count] + arcs[i]) / 2.0;
        Pool pool{angles[i] + (first + k >= count ? turn : 0.0) - offset[k], 1};
        while (!pools.empty() && pools.back().mean() > pool.mean()) {
            pool = {pool.sum + pools.back().sum, pool.count + pools.back().count};
            pools.pop_back();
        }
        pools.push_back(pool);
    }
    // The last must not come round to the first: draw the ends in, about the middle.
    const double closing = (arcs[first] + arcs[(first + count - 1) % count]) / 2.0;
    const double most = turn - closing - offset[count - 1];
    const double low = pools.front().mean();
    const double high = pools.back().mean();
    const double centre = (low + high) / 2;
    std::size_t k = 0;
    for (const Pool &pool : pools) {
        double mean = pool.mean();
        if (high - low > most)
            mean = std::clamp(mean, centre - std::max(0.0, most) / 2, centre + std::max(0.0, most) / 2);
        for (int i = 0; i < static_cast<int>(pool.count); ++i, ++k)
            angles[(first + k) % count] = static_cast<float>(mean + offset[k]);
    }
}

void growUntilFree(std::span<const NodeBox> boxes, std::vector<Point> &points)
{
    constexpr int mostSteps = 80;  // 1.05^80 = 50
    for (int i = 0; i < mostSteps && !boxes.empty() && overlaps(boxes, points) > 0; ++i) {
        for (Point &point : points)
            point = {point.x * 1.05F, point.y * 1.05F};
    }
}

}  // namespace relata::layout
