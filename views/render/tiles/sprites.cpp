// SPDX-License-Identifier: Apache-2.0
#include "views/render/tiles/sprites.h"

#include "views/render/linksigns.h"
#include "views/render/nodepass.h"
#include "views/render/tiles/wide.h"
#include "views/theme/blend.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace relata {
namespace {

std::uint32_t over(std::uint32_t ground, std::uint32_t top)
{
    const std::uint32_t rest = 255U - (top >> 24U);
    const auto mix = [&](unsigned shift) {
        const std::uint32_t product = ((ground >> shift) & 255U) * rest + 128U;
        return std::min(255U, ((top >> shift) & 255U) + ((product + (product >> 8U)) >> 8U)) << shift;
    };
    return 0xFF000000U | mix(16) | mix(8) | mix(0);
}

template <typename Paint>
std::shared_ptr<const Sprite> painted(QSizeF size, double ratio, const Paint &paint)
{
    const int width = 2 * int(std::ceil(size.width() * ratio / 2)), height = 2 * int(std::ceil(size.height() * ratio / 2));
    QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.translate(width / 2.0, height / 2.0);
    painter.scale(ratio, ratio);
    paint(painter);
    painter.end();
    auto sprite = std::make_shared<Sprite>();
    sprite->width = width;
    sprite->height = height;
    for (int y = 0; y < height; ++y) {
        const auto *line = reinterpret_cast<const std::uint32_t *>(image.constScanLine(y));
        sprite->pixels.insert(sprite->pixels.end(), line, line + width);
    }
    return sprite;
}

}  // namespace

void stamp(const Sprite &sprite, double x, double y, std::uint32_t *picture, int width, int height, int stride)
{
    // half pixels always go the same way, or a node would step aside at the seam of two tiles
    const int left = int(std::floor(x + 0.5)) - sprite.width / 2, top = int(std::floor(y + 0.5)) - sprite.height / 2;
    const int x0 = std::max(0, -left), x1 = std::min(sprite.width, width - left);
    for (int row = std::max(0, -top); row < std::min(sprite.height, height - top); ++row) {
        const std::uint32_t *from = sprite.pixels.data() + std::ptrdiff_t(row) * sprite.width;
        std::uint32_t *to = picture + std::ptrdiff_t(row + top) * stride + left;
        for (int column = x0; column < x1; ++column) {
            const std::uint32_t top8 = from[column] >> 24U;
            if (top8 == 255)
                to[column] = from[column];
            else if (top8 > 0)
                to[column] = over(to[column], from[column]);
        }
    }
}

namespace {

/// A dot, in pixels: colour from its middle on, thinner within half a pixel of its rim.
struct Dot {
    float x, y, reach, strength;
    std::uint32_t rgb;
};

/// Where a dot is seen: rows from \a top on, of each \a eights times eight pixels from \a left on.
struct DotPlace {
    int left, top, rows, eights;
};

/// How far a pixel is from the middle is taken from how far it would be at the rim, with a step of Newton's, so that no pixel needs a root: off by
/// some hundredths, by an eighth in the very middle of the smallest. \a pixels: the first of the place, \a stride a row.
RELATA_WIDE_CLONES void fillDot(const Dot &dot, const DotPlace &place, std::uint32_t *pixels, std::ptrdiff_t stride)
{
    const Eight lanes{0, 1, 2, 3, 4, 5, 6, 7};
    const float red = float((dot.rgb >> 16U) & 255U), green = float((dot.rgb >> 8U) & 255U), blue = float(dot.rgb & 255U);
    const float half = 0.5F / dot.reach, rim = dot.reach + 0.5F;
    for (int row = 0; row < place.rows; ++row, pixels += stride) {
        const float dy = float(place.top + row) + 0.5F - dot.y, beside = dy * dy, sum = beside + dot.reach * dot.reach;
        for (int i = 0; i < place.eights; ++i) {
            const Eight dx = lanes + (float(place.left + 8 * i) + 0.5F - dot.x), across = dx * dx, square = across + beside;
            Eight away = (across + sum) * half;
            away = 0.5F * (away + square / away);
            Eight share = rim - away;
            share = share < 0 ? Eight{} : share;
            share = share > 1 ? Eight{} + 1.F : share;
            share *= dot.strength;
            EightInts ground;
            std::memcpy(&ground, pixels + 8 * i, sizeof ground);
            Eight r = __builtin_convertvector((ground >> 16) & 255, Eight), g = __builtin_convertvector((ground >> 8) & 255, Eight),
                  b = __builtin_convertvector(ground & 255, Eight);
            r += (red - r) * share + 0.5F;
            g += (green - g) * share + 0.5F;
            b += (blue - b) * share + 0.5F;
            const EightInts mixed = __builtin_convertvector(r, EightInts) << 16 | __builtin_convertvector(g, EightInts) << 8
                                    | __builtin_convertvector(b, EightInts) | std::int32_t(0xFF000000U);
            std::memcpy(pixels + 8 * i, &mixed, sizeof mixed);
        }
    }
}

}  // namespace

void stampDot(double x, double y, double radius, std::uint32_t rgb, std::uint32_t *picture, int width, int height, int stride)
{
    const Dot dot{float(x), float(y), float(std::max(0.5, radius)), radius < 0.5 ? float(4 * radius * radius) : 1.F, rgb};
    const float reach = dot.reach + 0.5F;
    const int x0 = std::max(0, int(std::floor(dot.x - reach))), x1 = std::min(width - 1, int(dot.x + reach));
    const int y0 = std::max(0, int(std::floor(dot.y - reach))), y1 = std::min(height - 1, int(dot.y + reach));
    if (x0 > x1 || y0 > y1)
        return;
    const int eights = (x1 - x0 + 8) / 8;
    const int first = std::max(0, std::min(x0, width - 8 * eights));  // who stands at the edge begins before the dot
    if (first + 8 * eights <= width)
        return fillDot(dot, {first, y0, y1 - y0 + 1, eights}, picture + std::ptrdiff_t(y0) * stride + first, stride);
    for (int row = y0; row <= y1; ++row) {  // a picture of less than eight pixels, or a dot that fills it
        std::array<std::uint32_t, 8> narrow{};
        std::uint32_t *pixels = picture + std::ptrdiff_t(row) * stride;
        for (int from = 0; from < width; from += 8) {
            const int count = std::min(8, width - from);
            std::copy_n(pixels + from, count, narrow.begin());
            fillDot(dot, {from, row, 1, 1}, narrow.data(), 8);
            std::copy_n(narrow.begin(), count, pixels + from);
        }
    }
}

LinkSign signOf(const TileLink &link, const TileSpace &space, double length)
{
    constexpr double pill = 16, shownFrom = 0.5;  // logical pixels; zoom
    if (link.flags & TileLink::Disputed)
        return LinkSign::Dispute;
    return link.count > 1 && space.scale >= shownFrom * space.ratio && length >= pill * 0.8 * space.ratio ? LinkSign::Count : LinkSign::None;
}

bool isCrossed(const TileLink &link, const TileSpace &space, double length)
{
    return Modality(link.modality) == Modality::Denied && length > 24 * space.line;
}

template <typename Paint>
const std::shared_ptr<const Sprite> &SpriteShelf::known(Look look, QSizeF size, Paint paint)
{
    std::shared_ptr<const Sprite> &sprite = m_known[std::move(look)];
    if (!sprite)
        sprite = painted(size, m_ratio, paint);
    return sprite;
}

std::shared_ptr<const SpriteSet> SpriteShelf::prepare(const TileScene &scene, const TileSpace &space)
{
    constexpr std::size_t most = 1500;
    if (scene.theme() != m_theme || space.ratio != m_ratio || m_known.size() > most) {
        m_known.clear();
        m_set.reset();
    }
    m_theme = scene.theme();
    if (!m_set || m_node != space.node || m_line != space.line || m_ratio != space.ratio) {
        m_set = std::make_shared<SpriteSet>();
        m_node = space.node;
        m_line = space.line;
        m_ratio = space.ratio;
    }
    const Theme &theme = Theme::of(m_theme);
    auto next = std::make_shared<SpriteSet>(*m_set);
    bool more = false;
    next->nodes.resize(scene.kinds().size());
    const auto need = [&](std::shared_ptr<const Sprite> &sprite, const Look &look, QSizeF size, const auto &paint) {
        if (!sprite) {
            sprite = known(look, size, paint);
            more = true;
        }
    };
    const double logical = space.node / space.ratio;  // pixels per unit of radius
    if (scene.largestRadius() * logical >= 3) {
        const SceneBox box = space.box(scene.largestRadius() * 1.5 * space.node);
        scene.nodeGrid().ranges(box, [&](std::uint32_t first, std::uint32_t end) {
            for (std::uint32_t i = first; i < end; ++i) {
                const std::uint32_t number = scene.nodes()[i].kind;
                const NodeKind &kind = scene.kinds()[number];
                if (next->nodes[number] || kind.radius * logical < 3)
                    continue;
                const int quarters = int(std::lround(kind.radius * space.node * 4));
                const double r = quarters / (4 * space.ratio);
                need(next->nodes[number], {Sign::Node, kind.fill, quarters, kind.shape, kind.icon}, QSizeF(2 * r * 1.4 + 6, 2 * r * 1.4 + 6),
                     [&](QPainter &painter) {
                         paintNodeShape(painter, theme, {kind.shape, kind.icon, QColor(kind.fill)}, QPointF(), r, 1, 1);
                     });
            }
        });
        need(next->pin, {Sign::Pin, 0, 0, {}, {}}, QSizeF(5, 5), [&](QPainter &painter) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.text2);
            painter.drawEllipse(QPointF(), 1.5, 1.5);
        });
    }
    need(next->dispute, {Sign::Dispute, 0, 0, {}, {}}, QSizeF(24, 24), [&](QPainter &painter) { paintDispute(painter, theme, 1); });
    for (std::size_t i = 0; i < scene.colors().size(); ++i) {
        constexpr double steps = 64;
        const int part = int(std::lround(space.line / space.ratio * steps));
        const double size = part / steps;
        need(next->crosses[quint32(i)], {Sign::Cross, scene.colors()[i], part, {}, {}}, QSizeF(14, 14) * size,
             [&](QPainter &painter) { paintCross(painter, QPointF(), QColor(scene.colors()[i]), theme.canvas, size); });
    }
    if (space.scale >= 0.5 * space.ratio) {
        forLinksNear(scene, space, 24 * space.ratio, {}, [&](const TileLink &link) {
            if (link.count < 2 || (link.flags & TileLink::Disputed))
                return true;
            std::shared_ptr<const Sprite> &sprite = next->pills[quint32(link.color) << 8U | link.count];
            if (!sprite) {
                const QString text = QString::number(link.count);
                const QSizeF size = pillSize(text);
                const QColor color(scene.colors()[link.color]);
                need(sprite, {Sign::Pill, color.rgb(), link.count, {}, {}}, size + QSizeF(3, 3), [&](QPainter &painter) {
                    paintPill(painter, QRectF(QPointF(-size.width() / 2, -size.height() / 2), size), text, color, color, theme.canvas, 1);
                });
            }
            return true;
        });
    }
    if (more)
        m_set = next;
    return m_set;
}

}  // namespace relata
