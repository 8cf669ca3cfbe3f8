// SPDX-License-Identifier: Apache-2.0
#include "views/render/tiles/coverage.h"

#include "views/render/segment.h"
#include "views/render/tiles/wide.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace relata {
namespace {

int floorOf(float v)
{
    const int whole = int(v);
    return whole - (v < float(whole) ? 1 : 0);
}

constexpr int unitBits = 14, placeBits = 16;  ///< of sums: a pixel that is covered once; of places: a pixel
constexpr std::uint32_t unit = 1U << unitBits;
constexpr int weightBits = 8;
constexpr float mostWeight = 1000;  ///< as much as fits beside a unit

std::uint32_t fixed(float value, int bits)
{
    return std::uint32_t(value * float(1U << unsigned(bits)) + 0.5F);
}

}  // namespace

void Coverage::reset(int width, int height)
{
    m_width = width;
    m_height = height;
    m_used = m_last = m_mixed = 0;
}

std::uint32_t *Coverage::addSheet(const Sheet &sheet)
{
    if (m_used == m_sheets.size())
        m_sheets.emplace_back();
    Sheet &next = m_sheets[m_used++];
    Sums sums = std::move(next.sums);
    sums.assign(std::size_t(stride()) * std::size_t(m_height + 2 * edge), 0);
    next = sheet;
    next.sums = std::move(sums);
    return next.sums.data();
}

/// Null: there are too many colours.
std::uint32_t *Coverage::sheetOf(std::uint32_t rgb)
{
    const std::size_t own = m_mixed > 0 ? m_mixed : m_used;
    if (m_last < own && m_sheets[m_last].rgb == rgb)
        return m_sheets[m_last].sums.data();
    for (m_last = 0; m_last < own; ++m_last)
        if (m_sheets[m_last].rgb == rgb)
            return m_sheets[m_last].sums.data();
    if (own == mostOwn)
        return nullptr;
    return addSheet({float((rgb >> 16U) & 255U) / unit, float((rgb >> 8U) & 255U) / unit, float(rgb & 255U) / unit, true, rgb});
}

template <typename Draw>
void Coverage::onSheets(Ink ink, Draw draw)
{
    const float weight = std::min(ink.weight, mostWeight);
    if (std::uint32_t *own = sheetOf(ink.rgb))
        return draw(own, weight);
    if (m_mixed == 0) {
        m_mixed = m_used;
        constexpr float full = 255.F / unit;
        for (const Sheet &sheet : {Sheet{full, 0, 0}, Sheet{0, full, 0}, Sheet{0, 0, full}, Sheet{0, 0, 0, true}})
            addSheet(sheet);
    }
    for (std::size_t i = 0; i < 3; ++i)
        if (const std::uint32_t part = (ink.rgb >> (16U - 8U * i)) & 255U; part > 0)
            draw(m_sheets[m_mixed + i].sums.data(), weight * float(part) / 255);
    draw(m_sheets[m_mixed + 3].sums.data(), weight);
}

namespace {

/// Sums of a row, and what one of them stands for.
struct RowSource {
    const std::uint32_t *sums;
    float red, green, blue;
    float covers;  ///< 1 or 0: they count as covered
};

constexpr std::int32_t most = std::numeric_limits<std::int32_t>::max();

RELATA_WIDE_CLONES void mix(const RowSource *sources, std::size_t count, int eights, InkRow &into)
{
    for (int x = 0; x < 8 * eights; x += 8) {
        Eight r{}, g{}, b{}, covered{};
        for (std::size_t i = 0; i < count; ++i) {
            const RowSource &source = sources[i];
            EightInts sums;
            std::memcpy(&sums, source.sums + x, sizeof sums);
            sums = sums < 0 ? EightInts{} + most : sums;  // beyond 131,072 lines more say nothing
            const Eight here = __builtin_convertvector(sums, Eight);
            r += here * source.red;
            g += here * source.green;
            b += here * source.blue;
            covered += here * source.covers;
        }
        covered *= 1.F / unit;
        std::memcpy(into.red.data() + x, &r, sizeof r);
        std::memcpy(into.green.data() + x, &g, sizeof g);
        std::memcpy(into.blue.data() + x, &b, sizeof b);
        std::memcpy(into.covered.data() + x, &covered, sizeof covered);
    }
}

}  // namespace

void Coverage::row(int y, InkRow &into) const
{
    const int eights = (m_width + 7) / 8;  // what is read beyond is the margin
    for (std::vector<float> *each : {&into.red, &into.green, &into.blue, &into.covered})
        each->resize(std::size_t(8 * eights));
    std::array<RowSource, mostOwn + 4> sources;
    for (std::size_t i = 0; i < m_used; ++i) {
        const Sheet &sheet = m_sheets[i];
        sources[i] = {sheet.sums.data() + placeOf(0, y), sheet.red, sheet.green, sheet.blue, sheet.covers ? 1.F : 0.F};
    }
    mix(sources.data(), m_used, eights, into);
}

namespace {

/// How much of each step along a line is drawn: all of it.
struct Solid {
    static constexpr bool even = true;
    std::uint32_t of(std::uint32_t sum) const { return sum; }
    auto next(float steps);
};
/// Or a part, or many times.
struct Weighted {
    static constexpr bool even = true;
    std::uint32_t weight;  ///< fixed, weightBits
    std::uint32_t of(std::uint32_t sum) const { return (sum * weight) >> unsigned(weightBits); }
    Weighted next(float steps) const { return {std::uint32_t(float(weight) * steps)}; }
};
auto Solid::next(float steps)
{
    return Weighted{fixed(steps, weightBits)};
}
/// Or what its dashes cover.
struct Dashed {
    static constexpr bool even = false;
    const std::uint16_t *shares;      ///< of a step that begins at each 256th of a period; fixed, weightBits
    std::uint32_t weight;             ///< fixed, weightBits
    std::uint32_t at = 0, ahead = 0;  ///< of a period, which is all that 32 bits hold

    Weighted next()
    {
        const Weighted share{(shares[at >> 24U] * weight) >> unsigned(weightBits)};
        at += ahead;
        return share;
    }
    Weighted next(float steps)
    {
        const Weighted share{std::uint32_t(float((shares[at >> 24U] * weight) >> unsigned(weightBits)) * steps)};
        at += std::uint32_t(float(ahead) * steps);
        return share;
    }
};

/// Where the side of a line stands in one step: the pixel, and how much of that is beyond.
struct Side {
    std::ptrdiff_t pixel;
    std::uint32_t left;
    explicit Side(std::uint32_t at)
        : pixel(at >> unsigned(placeBits)), left(unit - ((at & ((1U << placeBits) - 1)) >> unsigned(placeBits - unitBits)))
    {
    }
};

/// Two pixels across a line. Where they are neighbours in memory, in one step of 64 bits: sums do not run over.
template <bool Steep>
void add(std::uint32_t *sum, std::ptrdiff_t across, std::uint32_t first, std::uint32_t second)
{
    if constexpr (Steep && std::endian::native == std::endian::little) {
        std::uint64_t both = 0;
        std::memcpy(&both, sum, sizeof both);
        both += first | std::uint64_t(second) << 32U;
        std::memcpy(sum, &both, sizeof both);
    } else {
        sum[0] += first;
        sum[across] += second;
    }
}

/// The thickness of a line in one step along it, spread over the pixels it touches across.
template <bool Steep, typename Pattern>
void put(std::uint32_t *sums, std::ptrdiff_t across, std::uint32_t at, std::uint32_t thickness, const Pattern &pattern)
{
    const Side side(at);
    std::uint32_t *sum = sums + side.pixel * across;
    const std::uint32_t first = std::min(thickness, side.left);
    std::uint32_t rest = thickness - first;
    add<Steep>(sum, across, pattern.of(first), pattern.of(std::min(rest, unit)));
    for (; rest > unit; sum += across) {
        rest -= unit;
        sum[2 * across] += pattern.of(std::min(rest, unit));
    }
}

/// Whole steps of a line along its longer axis. \a along and \a across are steps in memory.
template <bool Steep, typename Pattern>
void run(std::uint32_t *sums, int count, std::uint32_t at, std::uint32_t slope, std::uint32_t thickness, std::ptrdiff_t along, std::ptrdiff_t across,
         Pattern &pattern)
{
    if constexpr (!Pattern::even) {
        if (thickness <= unit)
            for (int i = 0; i < count; ++i, sums += along, at += slope) {
                const Side side(at);
                const Weighted share = pattern.next();
                const std::uint32_t first = std::min(thickness, side.left);
                add<Steep>(sums + side.pixel * across, across, share.of(first), share.of(thickness - first));
            }
        else
            for (int i = 0; i < count; ++i, sums += along, at += slope)
                put<Steep>(sums, across, at, thickness, pattern.next());
    } else if (thickness <= unit) {
        const std::uint32_t all = pattern.of(thickness);
        for (int i = 0; i < count; ++i, sums += along, at += slope) {
            const Side side(at);
            const std::uint32_t first = std::min(all, pattern.of(side.left));
            add<Steep>(sums + side.pixel * across, across, first, all - first);
        }
    } else {
        for (int i = 0; i < count; ++i, sums += along, at += slope)
            put<Steep>(sums, across, at, thickness, pattern);
    }
}

/// From (along, across) = (a0, b0) to (a1, b1), a0 < a1, all of it inside what \a sums holds.
template <bool Steep, typename Pattern>
void thin(std::uint32_t *sums, std::ptrdiff_t along, std::ptrdiff_t across, float a0, float b0, float a1, float b1, float width, Pattern pattern)
{
    const float slope = (b1 - b0) / (a1 - a0), spread = width * std::sqrt(1 + slope * slope), half = spread / 2;
    const int first = int(a0), last = int(a1);
    const std::uint32_t thickness = fixed(spread, unitBits);
    const auto place = [half](float b) { return fixed(b - half, placeBits); };
    if (first == last)
        return put<Steep>(sums + first * along, across, place((b0 + b1) / 2), thickness, pattern.next(a1 - a0));
    const float begins = float(first + 1) - a0, ends = a1 - float(last);
    put<Steep>(sums + first * along, across, place(b0 + slope * begins / 2), thickness, pattern.next(begins));
    run<Steep>(sums + (first + 1) * along, last - first - 1, place(b0 + slope * (begins + 0.5F)),
               std::uint32_t(std::int32_t(std::lrint(slope * float(1U << placeBits)))), thickness, along, across, pattern);
    put<Steep>(sums + last * along, across, place(b1 - slope * ends / 2), thickness, pattern.next(ends));
}

/// \a pattern goes from left to right or from top to bottom.
template <typename Pattern>
void thinLine(std::uint32_t *sums, std::ptrdiff_t stride, float x0, float y0, float x1, float y1, float width, const Pattern &pattern)
{
    const float dx = x1 - x0, dy = y1 - y0;
    if (dx == 0 && dy == 0)
        return;  // far out, what was a little longer than nothing
    if (std::abs(dx) >= std::abs(dy))
        dx > 0 ? thin<false>(sums, 1, stride, x0, y0, x1, y1, width, pattern) : thin<false>(sums, 1, stride, x1, y1, x0, y0, width, pattern);
    else
        dy > 0 ? thin<true>(sums, stride, 1, y0, x0, y1, x1, width, pattern) : thin<true>(sums, stride, 1, y1, x1, y0, x0, width, pattern);
}

}  // namespace

/// Cuts a thin line to what the sheets hold; \a cut: pixels that were taken off its begin.
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
    if (!clip(x0, y0, x1, y1, cut))
        return;
    onSheets(ink, [&](std::uint32_t *sums, float weight) {
        const auto draw = [&](auto pattern) { thinLine(sums, stride(), x0 + off, y0 + off, x1 + off, y1 + off, width, pattern); };
        if (weight == 1)
            draw(Solid());
        else
            draw(Weighted{fixed(weight, weightBits)});
    });
}

/// The shares of steps of \a step pixels, found once for each pattern and a dozen of steps.
const std::uint16_t *Coverage::sharesOf(const LineDashes &dashes, float step)
{
    constexpr float buckets = 32;  // of an octave: a dash is off by a hundredth of its length
    const float near = std::round(step * buckets) / buckets;
    for (const DashShares &known : m_shares)
        if (known.step == near && known.dashes == dashes)
            return known.shares.data();
    constexpr std::size_t most = 128;  // another zoom, other dashes
    if (m_shares.size() == most)
        m_shares.clear();
    DashShares &next = m_shares.emplace_back(DashShares{dashes, near, {}});
    const float all = dashes.on + dashes.on2;
    const auto until = [&](float place) {  // what is covered from the begin of a period
        const float rest = place >= dashes.period ? place - dashes.period : place;
        return (place >= dashes.period ? all : 0) + std::min(rest, dashes.on) + std::min(std::max(rest - dashes.on - dashes.off, 0.F), dashes.on2);
    };
    for (std::size_t i = 0; i < next.shares.size(); ++i) {
        const float from = (float(i) + 0.5F) / float(next.shares.size()) * dashes.period;
        next.shares[i] = std::uint16_t(fixed((until(from + near) - until(from)) / near, weightBits));
    }
    return next.shares.data();
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
    const double step = length / std::max(std::abs(dx), std::abs(dy)), period = double(dashes.period);
    LineDashes mirrored = dashes;  // from the other end the second dash comes first, if there are two
    if (dashes.on2 > 0)
        std::swap(mirrored.on, mirrored.on2);
    const double ahead = dashes.on2 > 0 ? dashes.on + dashes.off + dashes.on2 : dashes.on;
    // from left to right or from top to bottom
    const bool forward = std::abs(dx) >= std::abs(dy) ? dx > 0 : dy > 0;
    const double begin = (forward ? phase + cut : ahead - (phase + cut + length)) / period;
    Dashed pattern{sharesOf(forward ? dashes : mirrored, float(step)), 0};
    constexpr double whole = 4294967296.0;
    pattern.at = std::uint32_t(std::uint64_t((begin - std::floor(begin)) * whole));
    pattern.ahead = std::uint32_t(step / period * whole);
    onSheets(ink, [&](std::uint32_t *sums, float weight) {
        pattern.weight = fixed(weight, weightBits);
        thinLine(sums, stride(), x0 + off, y0 + off, x1 + off, y1 + off, width, pattern);
    });
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
    onSheets(ink, [&](std::uint32_t *sums, float weight) {
        for (int row = y0; row < y1; ++row) {
            const float *area = m_area.data() + std::ptrdiff_t(row - y0) * columns;
            std::uint32_t *pixel = sums + placeOf(x0, row);
            float sum = 0;
            for (int column = 0; column < x1 - x0; ++column) {
                sum += area[column];
                pixel[column] += fixed(std::min(1.F, std::abs(sum)) * weight, unitBits);
            }
        }
    });
}

void Coverage::speck(float x, float y, float area, Ink ink)
{
    const int column = floorOf(x - 0.5F), row = floorOf(y - 0.5F);
    if (column < -1 || row < -1 || column >= m_width || row >= m_height)
        return;  // the margin takes what sticks out
    const float fx = x - 0.5F - float(column), fy = y - 0.5F - float(row);
    onSheets(ink, [&](std::uint32_t *sums, float weight) {
        const float all = area * weight, lower = all * fy, upper = all - lower;
        std::uint32_t *sum = sums + placeOf(column, row);
        add<true>(sum, 1, fixed(upper * (1 - fx), unitBits), fixed(upper * fx, unitBits));
        add<true>(sum + stride(), 1, fixed(lower * (1 - fx), unitBits), fixed(lower * fx, unitBits));
    });
}

void Coverage::disc(float x, float y, float radius, Ink ink)
{
    if (radius < 0.6F)
        return speck(x, y, 3.1416F * radius * radius, ink);
    const int x0 = std::max(0, floorOf(x - radius - 1)), x1 = std::min(m_width - 1, floorOf(x + radius + 1));
    const int y0 = std::max(0, floorOf(y - radius - 1)), y1 = std::min(m_height - 1, floorOf(y + radius + 1));
    onSheets(ink, [&](std::uint32_t *sums, float weight) {
        for (int row = y0; row <= y1; ++row) {
            std::uint32_t *pixels = sums + placeOf(0, row);
            const float dy = float(row) + 0.5F - y;
            for (int column = x0; column <= x1; ++column) {
                const float dx = float(column) + 0.5F - x, far = radius + 0.5F - std::sqrt(dx * dx + dy * dy);
                if (far > 0)
                    pixels[column] += fixed(std::min(1.F, far) * weight, unitBits);
            }
        }
    });
}

}  // namespace relata
