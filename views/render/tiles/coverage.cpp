// SPDX-License-Identifier: Apache-2.0
#include "views/render/tiles/coverage.h"

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
    m_pixels.resize(std::size_t(width) * std::size_t(height));
    std::memset(static_cast<void *>(m_pixels.data()), 0, m_pixels.size() * sizeof(Ink));
}

void Coverage::line(float x0, float y0, float x1, float y1, float width, Ink ink)
{
    const float dx = x1 - x0, dy = y1 - y0, ax = std::abs(dx), ay = std::abs(dy);
    if (ax + ay < 1e-4F)
        return;
    if (width >= thick) {
        const float half = width / 2 / std::sqrt(dx * dx + dy * dy), sx = -dy * half, sy = dx * half;
        const float corners[] = {x0 + sx, y0 + sy, x1 + sx, y1 + sy, x1 - sx, y1 - sy, x0 - sx, y0 - sy};
        polygon(corners, 4, ink);
    } else if (ax >= ay) {
        const float half = width / 2 * std::sqrt(1 + (dy / dx) * (dy / dx));
        dx > 0 ? flatLine(x0, y0, x1, y1, half, ink) : flatLine(x1, y1, x0, y0, half, ink);
    } else {
        const float half = width / 2 * std::sqrt(1 + (dx / dy) * (dx / dy));
        dy > 0 ? steepLine(x0, y0, x1, y1, half, ink) : steepLine(x1, y1, x0, y0, half, ink);
    }
}

namespace {

/// Whole pixels of a line along its longer axis, nothing clipped: \a at is where its side begins in the first of them; \a thickness, at most 2,
/// is measured across. \a along and \a across are steps in memory.
void run(Ink *pixels, int count, float at, float slope, float thickness, std::ptrdiff_t along, std::ptrdiff_t across, Ink ink)
{
    if (thickness <= 1) {
        for (int i = 0; i < count; ++i, at += slope, pixels += along) {
            const int whole = int(at);
            const float first = std::min(thickness, float(whole + 1) - at);
            Ink *pixel = pixels + whole * across;
            pixel[0] += ink * first;
            pixel[across] += ink * (thickness - first);
        }
        return;
    }
    for (int i = 0; i < count; ++i, at += slope, pixels += along) {
        const int whole = int(at);
        const float first = float(whole + 1) - at, second = std::min(1.F, thickness - first);
        Ink *pixel = pixels + whole * across;
        pixel[0] += ink * first;
        pixel[across] += ink * second;
        pixel[2 * across] += ink * (thickness - first - second);
    }
}

/// The part of a line that needs no care: pixels it covers along its whole length, none of them at the edge of the picture.
struct Part {
    int first = 0, count = 0;
    float at = 0;  ///< its side in the first of them
};
Part wholePixels(float from, float to, float start, float slope, float half, int first, int last, int across)
{
    Part part;
    part.first = std::max(first, int(std::ceil(from)));
    part.count = std::min(last, floorOf(to) - 1) - part.first + 1;
    part.at = start + slope * (float(part.first) + 0.5F - from) - half;
    const float least = 1, most = float(across - 4);
    int begin = 0, end = part.count;
    if (std::abs(slope) > 1e-4F) {
        const float a = (least - part.at) / slope, b = (most - part.at) / slope;
        begin = std::max(begin, int(std::ceil(std::clamp(std::min(a, b), 0.F, 1e6F))));
        end = std::min(end, floorOf(std::clamp(std::max(a, b), -1.F, 1e6F)));
    } else if (part.at < least || part.at > most) {
        end = 0;
    }
    part.first += begin;
    part.at += slope * float(begin);
    part.count = half > 1 ? 0 : end - begin;
    return part;
}

}  // namespace

void Coverage::flatLine(float x0, float y0, float x1, float y1, float half, Ink ink)
{
    const float slope = (y1 - y0) / (x1 - x0);
    const int first = std::max(0, floorOf(x0));
    const int last = std::min(m_width - 1, floorOf(x1));
    const auto careful = [&](int begin, int end) {
        for (int column = begin; column <= end; ++column) {
            const float left = std::max(x0, float(column)), right = std::min(x1, float(column + 1));
            const float middle = y0 + slope * ((left + right) / 2 - x0), top = middle - half, bottom = middle + half;
            const int from = std::max(0, floorOf(top)), to = std::min(m_height - 1, floorOf(bottom));
            Ink *pixel = m_pixels.data() + std::ptrdiff_t(from) * m_width + column;
            for (int row = from; row <= to; ++row, pixel += m_width)
                *pixel += ink * ((right - left) * (std::min(bottom, float(row + 1)) - std::max(top, float(row))));
        }
    };
    const Part inside = wholePixels(x0, x1, y0, slope, half, first, last, m_height);
    if (inside.count <= 0)
        return careful(first, last);
    careful(first, inside.first - 1);
    run(m_pixels.data() + inside.first, inside.count, inside.at, slope, 2 * half, 1, m_width, ink);
    careful(inside.first + inside.count, last);
}

void Coverage::steepLine(float x0, float y0, float x1, float y1, float half, Ink ink)
{
    const float slope = (x1 - x0) / (y1 - y0);
    const int first = std::max(0, floorOf(y0));
    const int last = std::min(m_height - 1, floorOf(y1));
    const auto careful = [&](int begin, int end) {
        for (int row = begin; row <= end; ++row) {
            const float top = std::max(y0, float(row)), bottom = std::min(y1, float(row + 1));
            const float middle = x0 + slope * ((top + bottom) / 2 - y0), left = middle - half, right = middle + half;
            const int from = std::max(0, floorOf(left)), to = std::min(m_width - 1, floorOf(right));
            Ink *pixel = m_pixels.data() + std::ptrdiff_t(row) * m_width + from;
            for (int column = from; column <= to; ++column, ++pixel)
                *pixel += ink * ((bottom - top) * (std::min(right, float(column + 1)) - std::max(left, float(column))));
        }
    };
    const Part inside = wholePixels(y0, y1, x0, slope, half, first, last, m_width);
    if (inside.count <= 0)
        return careful(first, last);
    careful(first, inside.first - 1);
    run(m_pixels.data() + std::ptrdiff_t(inside.first) * m_width, inside.count, inside.at, slope, 2 * half, m_width, 1, ink);
    careful(inside.first + inside.count, last);
}

/// Signed areas of trapezoids left of each edge, summed along the rows (as font rasterisers do).
void Coverage::polygon(const float *points, int count, Ink ink)
{
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
        Ink *pixel = m_pixels.data() + std::ptrdiff_t(row) * m_width + x0;
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
                m_pixels[std::size_t(py) * std::size_t(m_width) + std::size_t(px)] += ink * (area * (i & 1 ? fx : 1 - fx) * (i >> 1 ? fy : 1 - fy));
        }
        return;
    }
    const int x0 = std::max(0, floorOf(x - radius - 1)), x1 = std::min(m_width - 1, floorOf(x + radius + 1));
    const int y0 = std::max(0, floorOf(y - radius - 1)), y1 = std::min(m_height - 1, floorOf(y + radius + 1));
    for (int row = y0; row <= y1; ++row) {
        Ink *pixels = m_pixels.data() + std::ptrdiff_t(row) * m_width;
        const float dy = float(row) + 0.5F - y;
        for (int column = x0; column <= x1; ++column) {
            const float dx = float(column) + 0.5F - x, far = radius + 0.5F - std::sqrt(dx * dx + dy * dy);
            if (far > 0)
                pixels[column] += ink * std::min(1.F, far);
        }
    }
}

}  // namespace relata
