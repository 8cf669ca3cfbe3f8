// SPDX-License-Identifier: Apache-2.0
#include "views/render/tiles/tileraster.h"

#include "views/render/tiles/hullraster.h"

#include <cmath>
#include <unordered_map>

namespace relata {
namespace {

/// One sign in each square of its size, that of the first link: a crowd of them says no more. Decided by places in the endless
/// picture, so that neighbouring tiles agree.
using Crowd = std::unordered_map<std::uint64_t, std::pair<std::uint32_t, QPointF>>;

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

std::uint32_t mean(std::uint32_t a, std::uint32_t b)
{
    return (a & b) + (((a ^ b) & 0xFEFEFEFEU) >> 1U);
}

/// Twice as wide and high, each pixel three quarters the nearest and a quarter the next.
void enlarge(const std::vector<std::uint32_t> &small, int columns, int rows, std::vector<std::uint32_t> &large, int width, int height)
{
    large.resize(std::size_t(width) * std::size_t(height));
    std::vector<std::uint32_t> line(std::size_t(columns) + 2);
    for (int y = 0; y < height; ++y) {
        const int near = std::min(y / 2, rows - 1), next = std::clamp(y % 2 ? near + 1 : near - 1, 0, rows - 1);
        const std::uint32_t *a = small.data() + std::ptrdiff_t(near) * columns, *b = small.data() + std::ptrdiff_t(next) * columns;
        for (int x = 0; x < columns; ++x)
            line[std::size_t(x) + 1] = mean(a[x], mean(a[x], b[x]));
        line.front() = line[1];
        line.back() = line[std::size_t(columns)];
        std::uint32_t *out = large.data() + std::ptrdiff_t(y) * width;
        for (int x = 0; x + 1 < width; x += 2) {
            const std::uint32_t *at = line.data() + x / 2;
            out[x] = mean(at[1], mean(at[1], at[0]));
            out[x + 1] = mean(at[1], mean(at[1], at[2]));
        }
        if (width % 2)
            out[width - 1] = line[std::size_t(std::min(columns, width / 2 + 1))];
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
            if (node.x >= box.left && node.x <= box.right && node.y >= box.top && node.y <= box.bottom)
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
    LinkRaster raster(*style.scene, space, scratch, style.ground.heat ? nullptr : style.hulls.get());
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

LitLines drawLit(const TileScene &scene, const TileSpace &space, Coverage &scratch)
{
    const TileSpace half = halved(space);
    scratch.reset(half.width, half.height);
    LinkRaster(scene, half, scratch).drawAll({}, {});
    const Exposure exposure = Exposure::of(scratch);
    LitLines lit{half.width, half.height, std::vector<std::uint32_t>(std::size_t(half.width) * std::size_t(half.height))};
    InkRow row;
    for (int y = 0; y < half.height; ++y) {
        scratch.row(y, row);
        std::uint32_t *pixels = lit.pixels.data() + std::ptrdiff_t(y) * half.width;
        for (std::size_t x = 0; x < std::size_t(half.width); ++x) {
            const float covered = row.covered[x];
            if (covered <= 0)
                continue;
            const float opacity = exposure.opacity(covered), share = opacity / covered;
            const auto part = [&](const std::vector<float> &lines) { return std::uint32_t(lines[x] * share); };  // never beyond the alpha
            pixels[x] = std::uint32_t(std::min(255.F, opacity * 255 + 0.5F)) << 24U | part(row.red) << 16U | part(row.green) << 8U | part(row.blue);
        }
    }
    return lit;
}

CoarsePicture drawCoarse(TileStyle style, const TileSpace &space, Coverage &scratch, std::size_t mostLinks, std::size_t mostNodes)
{
    CoarsePicture picture;
    const TileSpace half = halved(space);
    scratch.reset(half.width, half.height);
    const LinkSample sample{1 + linksNear(*style.scene, half) / std::max<std::size_t>(1, mostLinks)};
    LinkRaster raster(*style.scene, half, scratch, style.ground.heat ? nullptr : style.hulls.get());
    raster.drawAll(sample, {});
    style.exposure = picture.exposure = Exposure::of(scratch);
    std::vector<std::uint32_t> small(std::size_t(half.width) * std::size_t(half.height));
    develop(scratch, style.exposure, style.ground, small.data(), half.width);
    enlarge(small, half.width, half.height, picture.pixels, space.width, space.height);
    if (sample.stride == 1 && style.sprites && !style.ground.heat) {
        std::vector<const TileLink *> marked = raster.marked();
        drawSigns(style, space, marked, picture.pixels.data());
    }
    const std::size_t nodes = style.scene->nodeGrid().count(space.box(0));
    drawNodes(style, space, 1 + nodes / std::max<std::size_t>(1, mostNodes), picture.pixels.data());
    drawHulls(style, space, scratch, picture.pixels.data(), 2);
    return picture;
}

}  // namespace relata
