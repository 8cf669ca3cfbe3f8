// SPDX-License-Identifier: Apache-2.0
#include "views/render/tiles/coverage.h"

#include "views/render/segment.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace relata {
namespace {

int floorOf(float v)
{
    const int whole = int(v);
    return whole - (v < float(whole) ? 1 : 0);
}

}  // namespace

void Coverage::reset(int width, int height)
{
    m_width = width;
    m_height = height;
    m_pixels.resize(std::size_t(stride()) * std::size_t(height + 2 * edge));
    std::memset(static_cast<void *>(m_pixels.data()), 0, m_pixels.size() * sizeof(Ink));
}

namespace {

#if defined(__x86_64__) && defined(__gnu_linux__)
#define RELATA_WIDE_CLONES __attribute__((target_clones("avx2", "default")))  // the same arithmetic, wider
#else
#define RELATA_WIDE_CLONES
#endif
#define RELATA_INLINE inline __attribute__((always_inline))  // into each clone: a call from one to the other costs more than the line

/// Two pixels, one after the other in memory: what a steep line touches in a row.
using InkPair = float __attribute__((vector_size(32), aligned(16), may_alias));

/// How much of each step along a line is drawn: all of it.
struct Solid {
    static constexpr bool whole = true;
    RELATA_INLINE float next(float /*steps*/) { return 1; }
};
/// Or what its dashes cover.
struct Dashed {
    static constexpr bool whole = false;
    LineDashes dashes;
    float step;     ///< pixels of the line to one of its longer axis
    float at;       ///< of the period
    float covered;  ///< from its begin to there

    RELATA_INLINE float until(float place) const
    {
        return std::min(place, dashes.on) + std::min(std::max(place - dashes.on - dashes.off, 0.F), dashes.on2);
    }
    RELATA_INLINE float next(float steps)
    {
        float sum = -covered;
        at += step * steps;
        while (at >= dashes.period) {
            at -= dashes.period;
            sum += dashes.on + dashes.on2;
        }
        covered = until(at);
        return (sum + covered) / step;
    }
};

/// The thickness of a line in one step along it, spread over the pixels it touches across; \a at is where its side begins.
template <bool Steep>
RELATA_INLINE void put(Ink *pixels, std::ptrdiff_t across, float at, float thickness, Ink ink)
{
    const int whole = int(at);
    const float first = float(whole + 1) - at;
    Ink *pixel = pixels + whole * across;
    if (thickness <= first) {
        pixel[0] += ink * thickness;
        return;
    }
    pixel[0] += ink * first;
    for (thickness -= first; thickness > 0; thickness -= 1)
        *(pixel += across) += ink * std::min(1.F, thickness);
}

/// Whole steps of a line along its longer axis. \a along and \a across are steps in memory. Every place is found from the
/// first one: sums of sums would be off by more, and each would wait for the one before.
template <bool Steep, typename Pattern>
RELATA_INLINE void run(Ink *pixels, int count, float at, float slope, float thickness, std::ptrdiff_t along, std::ptrdiff_t across, Ink ink,
                       Pattern &pattern)
{
    if (thickness <= 1) {
        [[maybe_unused]] const InkPair both{ink.v[0], ink.v[1], ink.v[2], ink.v[3], ink.v[0], ink.v[1], ink.v[2], ink.v[3]};
        for (int i = 0; i < count; ++i, pixels += along) {
            float first = 1, second = 1;
            if constexpr (!Pattern::whole) {
                first = second = pattern.next(1);
                if (first <= 0)
                    continue;
            }
            const float side = at + float(i) * slope;
            const int whole = int(side);
            const float upper = std::min(thickness, float(whole + 1) - side);
            first *= upper;
            second *= thickness - upper;
            if constexpr (Steep) {
                const InkPair shares{first, first, first, first, second, second, second, second};
                *reinterpret_cast<InkPair *>(pixels + whole) += both * shares;
            } else {
                Ink *pixel = pixels + whole * across;
                pixel[0] += ink * first;
                pixel[across] += ink * second;
            }
        }
    } else if (thickness <= 2) {
        for (int i = 0; i < count; ++i, pixels += along) {
            Ink now = ink;
            if constexpr (!Pattern::whole) {
                const float share = pattern.next(1);
                if (share <= 0)
                    continue;
                now = ink * share;
            }
            const float side = at + float(i) * slope;
            const int whole = int(side);
            const float first = float(whole + 1) - side, second = std::min(1.F, thickness - first);
            Ink *pixel = pixels + whole * across;
            pixel[0] += now * first;
            pixel[across] += now * second;
            pixel[2 * across] += now * (thickness - first - second);
        }
    } else {
        for (int i = 0; i < count; ++i, pixels += along)
            if (const float share = pattern.next(1); share > 0)
                put<Steep>(pixels, across, at + float(i) * slope, thickness, ink * share);
    }
}

/// From (along, across) = (a0, b0) to (a1, b1), a0 < a1, all of it inside what \a pixels holds.
template <bool Steep, typename Pattern>
RELATA_INLINE void thin(Ink *pixels, std::ptrdiff_t along, std::ptrdiff_t across, float a0, float b0, float a1, float b1, float width, Ink ink,
                        Pattern pattern)
{
    const float slope = (b1 - b0) / (a1 - a0), half = width / 2 * std::sqrt(1 + slope * slope);
    const int first = int(a0), last = int(a1);
    if (first == last)
        return put<Steep>(pixels + first * along, across, (b0 + b1) / 2 - half, 2 * half,
                          ink * pattern.next(a1 - a0) * (Pattern::whole ? a1 - a0 : 1));
    const float begins = float(first + 1) - a0, ends = a1 - float(last);
    put<Steep>(pixels + first * along, across, b0 + slope * begins / 2 - half, 2 * half, ink * pattern.next(begins) * (Pattern::whole ? begins : 1));
    run<Steep>(pixels + (first + 1) * along, last - first - 1, b0 + slope * (begins + 0.5F) - half, slope, 2 * half, along, across, ink, pattern);
    put<Steep>(pixels + last * along, across, b1 - slope * ends / 2 - half, 2 * half, ink * pattern.next(ends) * (Pattern::whole ? ends : 1));
}

RELATA_WIDE_CLONES void thinLine(Ink *pixels, std::ptrdiff_t stride, float x0, float y0, float x1, float y1, float width, Ink ink)
{
    const float dx = x1 - x0, dy = y1 - y0;
    if (dx == 0 && dy == 0)
        return;  // far out, what was a little longer than nothing
    if (std::abs(dx) >= std::abs(dy))
        dx > 0 ? thin<false>(pixels, 1, stride, x0, y0, x1, y1, width, ink, Solid())
               : thin<false>(pixels, 1, stride, x1, y1, x0, y0, width, ink, Solid());
    else
        dy > 0 ? thin<true>(pixels, stride, 1, y0, x0, y1, x1, width, ink, Solid())
               : thin<true>(pixels, stride, 1, y1, x1, y0, x0, width, ink, Solid());
}

/// \a pattern begins at (x0, y0), and \a back is the same from the other end.
RELATA_WIDE_CLONES void thinDashes(Ink *pixels, std::ptrdiff_t stride, float x0, float y0, float x1, float y1, float width, Ink ink,
                                   const Dashed &pattern, const Dashed &back)
{
    const float dx = x1 - x0, dy = y1 - y0;
    if (dx == 0 && dy == 0)
        return;
    if (std::abs(dx) >= std::abs(dy))
        dx > 0 ? thin<false>(pixels, 1, stride, x0, y0, x1, y1, width, ink, pattern)
               : thin<false>(pixels, 1, stride, x1, y1, x0, y0, width, ink, back);
    else
        dy > 0 ? thin<true>(pixels, stride, 1, y0, x0, y1, x1, width, ink, pattern) : thin<true>(pixels, stride, 1, y1, x1, y0, x0, width, ink, back);
}

/// \a phase pixels behind the begin of a period.
Dashed dashedFrom(const LineDashes &dashes, float step, double phase)
{
    Dashed pattern{dashes, step, float(std::fmod(phase, double(dashes.period))), 0};
    if (pattern.at < 0)
        pattern.at += dashes.period;
    if (!(pattern.at < dashes.period))
        pattern.at = 0;
    pattern.covered = pattern.until(pattern.at);
    return pattern;
}

}  // namespace

/// Cuts a thin line to what m_pixels holds; \a cut: pixels that were taken off its begin.
bool Coverage::clip(float &x0, float &y0, float &x1, float &y1, double &cut) const
{
    const float right = float(m_width) + beyond, bottom = float(m_height) + beyond;
    const auto inside = [&](float x, float y) { return x >= -beyond && x <= right && y >= -beyond && y <= bottom; };
    cut = 0;
    if (inside(x0, y0) && inside(x1, y1))
        return true;
    double from = 0, to = 1;
    const QPointF a{double(x0), double(y0)}, b{double(x1), double(y1)};
    if (!clippedSegment(a, b, QRectF(QPointF(double(-beyond), double(-beyond)), QPointF(double(right), double(bottom))), &from, &to))
        return false;
    const QPointF p = a + (b - a) * from, q = a + (b - a) * to;
    if (std::abs(p.x() - q.x()) + std::abs(p.y() - q.y()) < 1e-4)
        return false;
    cut = std::hypot(p.x() - a.x(), p.y() - a.y());
    x0 = float(p.x());
    y0 = float(p.y());
    x1 = float(q.x());
    y1 = float(q.y());
    return true;
}

void Coverage::line(float x0, float y0, float x1, float y1, float width, Ink ink)
{
    const float dx = x1 - x0, dy = y1 - y0;
    if (!(std::abs(dx) + std::abs(dy) >= 1e-4F) || !std::isfinite(x0 + y0 + x1 + y1))
        return;
    if (width >= thick) {
        const float half = width / 2 / std::sqrt(dx * dx + dy * dy), sx = -dy * half, sy = dx * half;
        const float corners[] = {x0 + sx, y0 + sy, x1 + sx, y1 + sy, x1 - sx, y1 - sy, x0 - sx, y0 - sy};
        return polygon(corners, 4, ink);
    }
    constexpr auto off = float(edge);  // whole numbers above zero are cheaper to round
    double cut = 0;
    if (clip(x0, y0, x1, y1, cut))
        thinLine(m_pixels.data(), stride(), x0 + off, y0 + off, x1 + off, y1 + off, width, ink);
}

void Coverage::dashes(float x0, float y0, float x1, float y1, float width, Ink ink, const LineDashes &dashes, double phase)
{
    if (!(std::abs(x1 - x0) + std::abs(y1 - y0) >= 1e-4F) || !std::isfinite(x0 + y0 + x1 + y1))
        return;
    constexpr auto off = float(edge);
    double cut = 0;
    if (!clip(x0, y0, x1, y1, cut))
        return;
    const double dx = double(x1) - x0, dy = double(y1) - y0, length = std::sqrt(dx * dx + dy * dy);
    const auto step = float(length / std::max(std::abs(dx), std::abs(dy)));
    LineDashes mirrored = dashes;  // from the other end the second dash comes first, if there are two
    if (dashes.on2 > 0)
        std::swap(mirrored.on, mirrored.on2);
    const double ahead = dashes.on2 > 0 ? dashes.on + dashes.off + dashes.on2 : dashes.on;
    thinDashes(m_pixels.data(), stride(), x0 + off, y0 + off, x1 + off, y1 + off, width, ink, dashedFrom(dashes, step, phase + cut),
               dashedFrom(mirrored, step, ahead - (phase + cut + length)));
}

/// Signed areas of trapezoids left of each edge, summed along the rows (as font rasterisers do).
void Coverage::polygon(const float *points, int count, Ink ink)
{
    constexpr float most = 1e9F;  // pixels: what is farther is no place, and would be no whole number
    for (int i = 0; i < 2 * count; ++i)
        if (!(std::abs(points[i]) < most))
            return;
    float left = points[0], right = left, top = points[1], bottom = top;
    for (int i = 1; i < count; ++i) {
        left = std::min(left, points[2 * i]);
        right = std::max(right, points[2 * i]);
        top = std::min(top, points[2 * i + 1]);
        bottom = std::max(bottom, points[2 * i + 1]);
    }
    if (!(right > 0 && left < float(m_width) && bottom > 0 && top < float(m_height)))
        return;
    // rows outside are cut; columns left of the picture fall together into the first
    const int x0 = std::max(0, floorOf(left)), x1 = std::min(m_width, floorOf(right) + 1);
    const int y0 = std::max(0, floorOf(top)), y1 = std::min(m_height, floorOf(bottom) + 1);
    const int columns = x1 - x0 + 1;
    m_area.assign(std::size_t(columns) * std::size_t(y1 - y0), 0);
    for (int i = 0; i < count; ++i) {
        const int k = (i + 1) % count;
        float ax = points[2 * i], ay = points[2 * i + 1], bx = points[2 * k], by = points[2 * k + 1];
        if (ay == by)
            continue;
        const float sign = ay < by ? 1.F : -1.F;
        if (ay > by) {
            std::swap(ax, bx);
            std::swap(ay, by);
        }
        const float slope = (bx - ax) / (by - ay);
        const int from = std::max(y0, floorOf(ay)), to = std::min(y1 - 1, floorOf(by));
        for (int row = from; row <= to; ++row) {
            const float upper = std::max(ay, float(row)), lower = std::min(by, float(row + 1)), high = lower - upper;
            if (high <= 0)
                continue;
            float xa = ax + slope * (upper - ay), xb = ax + slope * (lower - ay);
            if (xa > xb)
                std::swap(xa, xb);
            float *area = m_area.data() + std::ptrdiff_t(row - y0) * columns;
            const auto put = [&](float share, float x) {  // share of the height, at mean place x inside one column
                const float inside = std::clamp(x - float(x0), 0.F, float(columns - 1));
                const int column = std::min(columns - 2, int(inside));
                const float rest = inside - float(column);
                area[column] += sign * share * (1 - rest);
                area[column + 1] += sign * share * rest;
            };
            const int first = floorOf(xa), last = floorOf(xb);
            if (first == last) {
                put(high, (xa + xb) / 2);
            } else {
                const float perColumn = high / (xb - xa);
                for (int column = first; column <= last; ++column) {
                    const float p = std::max(xa, float(column)), q = std::min(xb, float(column + 1));
                    put(perColumn * (q - p), (p + q) / 2);
                }
            }
        }
    }
    for (int row = y0; row < y1; ++row) {
        const float *area = m_area.data() + std::ptrdiff_t(row - y0) * columns;
        Ink *pixel = pixelAt(x0, row);
        float sum = 0;
        for (int column = 0; column < x1 - x0; ++column) {
            sum += area[column];
            if (const float covered = std::min(1.F, std::abs(sum)); covered > 1e-3F)
                pixel[column] += ink * covered;
        }
    }
}

void Coverage::disc(float x, float y, float radius, Ink ink)
{
    if (radius < 0.6F) {  // smaller than a pixel: its area, spread over the four it touches
        const float area = 3.1416F * radius * radius;
        const int column = floorOf(x - 0.5F), row = floorOf(y - 0.5F);
        const float fx = x - 0.5F - float(column), fy = y - 0.5F - float(row);
        for (int i = 0; i < 4; ++i) {
            const int px = column + (i & 1), py = row + (i >> 1);
            if (px >= 0 && py >= 0 && px < m_width && py < m_height)
                *pixelAt(px, py) += ink * (area * (i & 1 ? fx : 1 - fx) * (i >> 1 ? fy : 1 - fy));
        }
        return;
    }
    const int x0 = std::max(0, floorOf(x - radius - 1)), x1 = std::min(m_width - 1, floorOf(x + radius + 1));
    const int y0 = std::max(0, floorOf(y - radius - 1)), y1 = std::min(m_height - 1, floorOf(y + radius + 1));
    for (int row = y0; row <= y1; ++row) {
        Ink *pixels = pixelAt(0, row);
        const float dy = float(row) + 0.5F - y;
        for (int column = x0; column <= x1; ++column) {
            const float dx = float(column) + 0.5F - x, far = radius + 0.5F - std::sqrt(dx * dx + dy * dy);
            if (far > 0)
                pixels[column] += ink * std::min(1.F, far);
        }
    }
}

}  // namespace relata
