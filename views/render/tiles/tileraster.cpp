// SPDX-License-Identifier: Apache-2.0
#include "views/render/tiles/tileraster.h"

#include "views/render/tiles/hullraster.h"
#include "views/render/tiles/wide.h"

#include <cmath>
#include <cstring>
#include <unordered_map>

namespace relata {
namespace {

/// One sign in each square of its size, that of the first link: a crowd of them says no more. Decided by places in the endless
/// picture, so that neighbouring tiles agree.
using Crowd = std::unordered_map<std::uint64_t, std::pair<std::uint32_t, QPointF>>;

/// Whether the middle of \a link, or where else a sign may stand, can be in the picture or near enough to matter there.
bool maySign(const TileLink &link, const TileSpace &space)
{
    if ((link.flags & TileLink::Loop) || Modality(link.modality) == Modality::Denied)
        return true;
    constexpr double sign = 64;  // logical pixels: a square of a crowd and what sticks out of it
    // a curve leaves the outlines of its ends, so that its middle is off the chord's by no more than they reach and it bends
    const double about =
        std::abs(link.bent()) * space.scale + std::max(link.firstRadius(), link.lastRadius()) * 1.5 * space.node + sign * space.ratio;
    const QPointF middle = (space.place(link.x0, link.y0) + space.place(link.x1, link.y1)) / 2;
    return middle.x() > -about && middle.y() > -about && middle.x() < space.width + about && middle.y() < space.height + about;
}

void drawSigns(const TileStyle &style, const TileSpace &space, const std::vector<const TileLink *> &links, std::uint32_t *out)
{
    const SpriteSet &sprites = *style.sprites;
    Crowd disputes, counts;
    std::unordered_map<std::uint32_t, const Sprite *> pills;
    const auto first = [&](Crowd &crowd, double side, const TileLink &link, QPointF at) {
        const auto x = std::int64_t(std::floor((at.x() + space.left) / side)), y = std::int64_t(std::floor((at.y() + space.top) / side));
        const auto [known, added] = crowd.try_emplace(std::uint64_t(y) << 32U ^ (std::uint64_t(x) & 0xFFFFFFFFU), link.index, at);
        if (!added && link.index < known->second.first)
            known->second = {link.index, at};
    };
    for (const TileLink *link : links) {
        if (!maySign(*link, space))
            continue;
        const LinkCurve curve = curveOf(*link, space);
        const double length = curve.length();
        if (length < 0.5 * space.ratio)
            continue;
        const LinkSign sign = signOf(*link, space, length);
        if (isCrossed(*link, space, length))
            if (const auto cross = sprites.crosses.constFind(link->color); cross != sprites.crosses.constEnd()) {
                const QPointF at = curve.at(sign == LinkSign::None ? 0.5 : 0.3);
                stamp(**cross, at.x(), at.y(), out, space.width, space.height, space.width);
            }
        const QPointF middle = curve.at(0.5);
        if (sign == LinkSign::Dispute) {
            first(disputes, 20 * space.ratio, *link, middle);
        } else if (sign == LinkSign::Count) {
            if (const auto pill = sprites.pills.constFind(quint32(link->color) << 8U | link->count); pill != sprites.pills.constEnd()) {
                pills[link->index] = pill->get();
                first(counts, 26 * space.ratio, *link, middle);
            }
        }
    }
    for (const auto &[cell, sign] : counts)
        stamp(*pills[sign.first], sign.second.x(), sign.second.y(), out, space.width, space.height, space.width);
    if (!sprites.dispute)
        return;
    for (const auto &[cell, sign] : disputes)
        stamp(*sprites.dispute, sign.second.x(), sign.second.y(), out, space.width, space.height, space.width);
}

/// Three quarters of the nearer pixel and a quarter of the other, all four parts at once; whole numbers or many of them.
template <typename Pixel>
RELATA_INLINE void nearer(const Pixel &near, const Pixel &other, Pixel &into)
{
    const auto mean = [](const Pixel &a, const Pixel &b) __attribute__((always_inline))
    {
        return (a & b) + (((a ^ b) & 0xFEFEFEFEU) >> 1U);
    };
    into = mean(near, mean(near, other));
}

/// A row between two others, with a pixel more at either end: \a line has room for two more.
void rowBetween(const std::uint32_t *near, const std::uint32_t *next, int columns, std::uint32_t *line)
{
    for (int x = 0; x < columns; ++x)
        nearer(near[x], next[x], line[x + 1]);
    line[0] = line[1];
    line[columns + 1] = line[columns];
}

/// Each pixel of \a line becomes two.
void widen(const std::uint32_t *line, int columns, std::uint32_t *out)
{
    using Four = std::uint32_t __attribute__((vector_size(16)));
    int x = 0;
    for (; x + 4 <= columns; x += 4) {
        Four before, here, after, left, right;
        std::memcpy(&before, line + x, sizeof before);
        std::memcpy(&here, line + x + 1, sizeof here);
        std::memcpy(&after, line + x + 2, sizeof after);
        nearer(here, before, left);
        nearer(here, after, right);
        const Four first = __builtin_shuffle(left, right, Four{0, 4, 1, 5}), second = __builtin_shuffle(left, right, Four{2, 6, 3, 7});
        std::memcpy(out + 2 * x, &first, sizeof first);
        std::memcpy(out + 2 * x + 4, &second, sizeof second);
    }
    for (; x < columns; ++x) {
        nearer(line[x + 1], line[x], out[2 * x]);
        nearer(line[x + 1], line[x + 2], out[2 * x + 1]);
    }
}

/// Twice as wide and high, each pixel three quarters the nearest and a quarter the next.
void enlarge(const std::vector<std::uint32_t> &small, int columns, int rows, std::uint32_t *large, int width, int height)
{
    std::vector<std::uint32_t> line(std::size_t(columns) + 2), wide(std::size_t(columns) * 2);
    for (int y = 0; y < height; ++y) {
        const int near = std::min(y / 2, rows - 1), next = std::clamp(y % 2 ? near + 1 : near - 1, 0, rows - 1);
        rowBetween(small.data() + std::ptrdiff_t(near) * columns, small.data() + std::ptrdiff_t(next) * columns, columns, line.data());
        widen(line.data(), columns, wide.data());
        std::copy_n(wide.data(), width, large + std::ptrdiff_t(y) * width);
    }
}

}  // namespace

TileGround groundOf(const TileScene &scene, bool heat)
{
    const QColor canvas = Theme::of(scene.theme()).canvas;
    return {canvas.rgb() | 0xFF000000U, heat, canvas.lightness() < 128};
}

void drawNodes(const TileStyle &style, const TileSpace &space, std::size_t stride, std::uint32_t *out)
{
    const TileScene &scene = *style.scene;
    const double reach = scene.largestRadius() * 1.5 * space.node + 8 * space.ratio;
    const SceneBox box = space.box(reach);
    std::vector<const TileNode *> near;
    std::size_t skip = 0;
    scene.nodeGrid().ranges(box, [&](std::uint32_t first, std::uint32_t end) {
        std::size_t i = first + skip;
        for (; i < end; i += stride) {
            const TileNode &node = scene.nodes()[i];
            if (node.x >= box.left && node.x <= box.right && node.y >= box.top && node.y <= box.bottom
                && !(style.leftOut && style.leftOut->nodes[node.index]))
                near.push_back(&node);
        }
        skip = i - end;
    });
    // the same order in every tile, or those that overlap would change places at a seam
    std::sort(near.begin(), near.end(), [](const TileNode *a, const TileNode *b) { return a->index < b->index; });
    for (const TileNode *node : near) {
        const QPointF at = space.place(node->x, node->y);
        const NodeKind &kind = scene.kinds()[node->kind];
        const double radius = kind.radius * space.node;
        const Sprite *sprite = style.sprites && node->kind < style.sprites->nodes.size() ? style.sprites->nodes[node->kind].get() : nullptr;
        if (sprite)
            stamp(*sprite, at.x(), at.y(), out, space.width, space.height, space.width);
        else if (!style.ground.heat)  // dots would hide what is hot
            stampDot(at.x(), at.y(), radius, kind.fill, out, space.width, space.height, space.width);
        if (node->pinned && radius >= 5 * space.ratio && style.sprites->pin) {
            const double away = radius * 0.82 + 3 * space.ratio;
            stamp(*style.sprites->pin, at.x() + away, at.y() - away, out, space.width, space.height, space.width);
        }
    }
}

bool drawTile(const TileStyle &style, const TileSpace &space, Coverage &scratch, std::uint32_t *out, const std::function<bool()> &stale)
{
    scratch.reset(space.width, space.height);
    LinkRaster raster(*style.scene, space, scratch, style.ground.heat ? nullptr : style.hulls.get(), style.leftOut.get());
    if (!raster.drawAll({}, stale))
        return false;
    develop(scratch, style.exposure, style.ground, out, space.width);
    if (style.sprites && !style.ground.heat)
        drawSigns(style, space, raster.marked(), out);
    drawNodes(style, space, 1, out);
    drawHulls(style, space, scratch, out);
    return !stale || !stale();
}

namespace {

TileSpace halved(const TileSpace &space)
{
    TileSpace half = space;
    half.width = (space.width + 1) / 2;
    half.height = (space.height + 1) / 2;
    for (double *size : {&half.scale, &half.left, &half.top, &half.node, &half.line, &half.ratio})
        *size /= 2;
    return half;
}

}  // namespace

QImage drawLit(const TileScene &scene, const TileSpace &space, Coverage &scratch)
{
    const TileSpace half = halved(space);
    scratch.reset(half.width, half.height);
    LinkRaster(scene, half, scratch).drawAll({}, {});
    const Exposure exposure = Exposure::of(scratch);
    std::vector<std::uint32_t> small(std::size_t(half.width) * std::size_t(half.height));
    InkRow row;
    for (int y = 0; y < half.height; ++y) {
        scratch.row(y, row);
        std::uint32_t *pixels = small.data() + std::ptrdiff_t(y) * half.width;
        for (std::size_t x = 0; x < std::size_t(half.width); ++x) {
            const float covered = row.covered[x];
            if (covered <= 0)
                continue;
            const float opacity = exposure.opacity(covered), share = opacity / covered;
            const auto part = [&](const std::vector<float> &lines) { return std::uint32_t(lines[x] * share); };  // never beyond the alpha
            pixels[x] = std::uint32_t(std::min(255.F, opacity * 255 + 0.5F)) << 24U | part(row.red) << 16U | part(row.green) << 8U | part(row.blue);
        }
    }
    QImage image(space.width, space.height, QImage::Format_ARGB32_Premultiplied);
    enlarge(small, half.width, half.height, pixelsOf(image), space.width, space.height);
    return image;
}

CoarsePicture drawCoarse(TileStyle style, const TileSpace &space, Coverage &scratch, std::size_t mostLinks, std::size_t mostNodes)
{
    CoarsePicture picture;
    const TileSpace half = halved(space);
    scratch.reset(half.width, half.height);
    const LinkSample sample{1 + linksNear(*style.scene, half) / std::max<std::size_t>(1, mostLinks)};
    LinkRaster raster(*style.scene, half, scratch, style.ground.heat ? nullptr : style.hulls.get(), style.leftOut.get());
    raster.drawAll(sample, {});
    style.exposure = picture.exposure = Exposure::of(scratch);
    std::vector<std::uint32_t> small(std::size_t(half.width) * std::size_t(half.height));
    develop(scratch, style.exposure, style.ground, small.data(), half.width);
    picture.image = QImage(space.width, space.height, QImage::Format_RGB32);
    std::uint32_t *pixels = pixelsOf(picture.image);
    enlarge(small, half.width, half.height, pixels, space.width, space.height);
    if (sample.stride == 1 && style.sprites && !style.ground.heat) {
        std::vector<const TileLink *> marked = raster.marked();
        drawSigns(style, space, marked, pixels);
    }
    const std::size_t nodes = style.scene->nodeGrid().count(space.box(0));
    drawNodes(style, space, 1 + nodes / std::max<std::size_t>(1, mostNodes), pixels);
    drawHulls(style, space, scratch, pixels, 2);
    return picture;
}

}  // namespace relata
