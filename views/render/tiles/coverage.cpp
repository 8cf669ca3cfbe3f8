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

/// Whole steps of a line along its longer axis. \a along and \a across are steps in memory.
template <bool Steep>
RELATA_INLINE void run(Ink *pixels, int count, float at, float slope, float thickness, std::ptrdiff_t along, std::ptrdiff_t across, Ink ink)
{
    if (thickness <= 1) {
        [[maybe_unused]] const InkPair both{ink.v[0], ink.v[1], ink.v[2], ink.v[3], ink.v[0], ink.v[1], ink.v[2], ink.v[3]};
        for (int i = 0; i < count; ++i, at += slope, pixels += along) {
            const int whole = int(at);
            const float first = std::min(thickness, float(whole + 1) - at), second = thickness - first;
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
        for (int i = 0; i < count; ++i, at += slope, pixels += along) {
            const int whole = int(at);
            const float first = float(whole + 1) - at, second = std::min(1.F, thickness - first);
            Ink *pixel = pixels + whole * across;
            pixel[0] += ink * first;
            pixel[across] += ink * second;
            pixel[2 * across] += ink * (thickness - first - second);
        }
    } else {
        for (int i = 0; i < count; ++i, at += slope, pixels += along)
            put<Steep>(pixels, across, at, thickness, ink);
    }
}

/// From (along, across) = (a0, b0) to (a1, b1), a0 < a1, all of it inside what \a pixels holds.
template <bool Steep>
RELATA_INLINE void thin(Ink *pixels, std::ptrdiff_t along, std::ptrdiff_t across, float a0, float b0, float a1, float b1, float width, Ink ink)
{
    const float slope = (b1 - b0) / (a1 - a0), half = width / 2 * std::sqrt(1 + slope * slope);
    const int first = int(a0), last = int(a1);
    if (first == last)
        return put<Steep>(pixels + first * along, across, (b0 + b1) / 2 - half, 2 * half, ink * (a1 - a0));
    const float begins = float(first + 1) - a0, ends = a1 - float(last);
    put<Steep>(pixels + first * along, across, b0 + slope * begins / 2 - half, 2 * half, ink * begins);
    run<Steep>(pixels + (first + 1) * along, last - first - 1, b0 + slope * (begins + 0.5F) - half, slope, 2 * half, along, across, ink);
    put<Steep>(pixels + last * along, across, b1 - slope * ends / 2 - half, 2 * half, ink * ends);
}

RELATA_WIDE_CLONES void thinLine(Ink *pixels, std::ptrdiff_t stride, float x0, float y0, float x1, float y1, float width, Ink ink)
{
    const float dx = x1 - x0, dy = y1 - y0;
    if (dx == 0 && dy == 0)
        return;  // far out, what was a little longer than nothing
    if (std::abs(dx) >= std::abs(dy))
        dx > 0 ? thin<false>(pixels, 1, stride, x0, y0, x1, y1, width, ink) : thin<false>(pixels, 1, stride, x1, y1, x0, y0, width, ink);
    else
        dy > 0 ? thin<true>(pixels, stride, 1, y0, x0, y1, x1, width, ink) : thin<true>(pixels, stride, 1, y1, x1, y0, x0, width, ink);
}

}  // namespace

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
    const float right = float(m_width) + beyond, bottom = float(m_height) + beyond;
    const auto inside = [&](float x, float y) { return x >= -beyond && x <= right && y >= -beyond && y <= bottom; };
    if (!inside(x0, y0) || !inside(x1, y1)) {
        double from = 0, to = 1;
        const QPointF a{double(x0), double(y0)}, b{double(x1), double(y1)};
        if (!clippedSegment(a, b, QRectF(QPointF(double(-beyond), double(-beyond)), QPointF(double(right), double(bottom))), &from, &to))
            return;
        const QPointF p = a + (b - a) * from, q = a + (b - a) * to;
        if (std::abs(p.x() - q.x()) + std::abs(p.y() - q.y()) < 1e-4)
            return;
        x0 = float(p.x());
        y0 = float(p.y());
        x1 = float(q.x());
        y1 = float(q.y());
    }
    constexpr auto off = float(edge);  // whole numbers above zero are cheaper to round
    thinLine(m_pixels.data(), stride(), x0 + off, y0 + off, x1 + off, y1 + off, width, ink);
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
