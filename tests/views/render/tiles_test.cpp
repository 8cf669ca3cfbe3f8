// SPDX-License-Identifier: Apache-2.0
#include "tests/views/render/tilescenes.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

namespace relata {
namespace {

using test::byPainter;
using test::byTiles;
using test::crowdOf;
using test::difference;
using test::everyLook;
using test::keep;
using test::linkOf;
using test::nodeAt;

struct Look {
    ThemeKind theme;
    double zoom, ratio;
};

class TilesAndPainter : public testing::TestWithParam<Look>
{
};

TEST_P(TilesAndPainter, LookTheSame)
{
    const auto [theme, zoom, ratio] = GetParam();
    const Scene scene = everyLook(theme);
    const QSize size = (QSizeF(1640, 840) * zoom).toSize();
    const Camera camera{zoom, QPointF(0, 0)};
    const QImage painted = byPainter(scene, camera, size, ratio), tiled = byTiles(scene, camera, size, ratio);
    const QString name = QStringLiteral("%1-%2-%3").arg(toString(theme)).arg(zoom).arg(ratio);
    keep(painted, name + QStringLiteral("-painter.png"));
    keep(tiled, name + QStringLiteral("-tiles.png"));
    const QImage nothing = byTiles(test::emptyScene(theme), camera, size, ratio);
    const double all = difference(painted, nothing).mean;  // how much there is to see
    const auto [mean, off] = difference(painted, tiled);
    EXPECT_GT(all, 2);
    EXPECT_LT(mean, 0.08 * all) << "of " << all;
    EXPECT_LT(off, 0.004);
}

INSTANTIATE_TEST_SUITE_P(Views, TilesAndPainter,
                         testing::Values(Look{ThemeKind::Light, 1, 1}, Look{ThemeKind::Dark, 1, 1}, Look{ThemeKind::Light, 1, 2},
                                         Look{ThemeKind::Light, 0.5, 1}, Look{ThemeKind::Dark, 2, 1}));

/// The tiles of a picture, each drawn alone and put together.
QImage joined(const TileStyle &style, const TileSpace &whole, int side)
{
    QImage image(whole.width, whole.height, QImage::Format_RGB32);
    Coverage scratch;
    for (int y = 0; y < whole.height; y += side) {
        for (int x = 0; x < whole.width; x += side) {
            TileSpace part = whole;
            part.left += x;
            part.top += y;
            part.width = part.height = side;
            std::vector<std::uint32_t> pixels(std::size_t(side) * std::size_t(side));
            EXPECT_TRUE(drawTile(style, part, scratch, pixels.data()));
            for (int row = 0; row < side; ++row)
                for (int column = 0; column < side; ++column)
                    image.setPixel(x + column, y + row, pixels[std::size_t(row) * std::size_t(side) + std::size_t(column)]);
        }
    }
    return image;
}

TileSpace spaceFor(const TileScene &scene, double scale, int side, QPointF from = {})
{
    const PictureScale sizes(Camera{scale, {}}, {}, scene.farBelow());
    TileSpace space;
    space.scale = scale;
    space.left = std::floor(from.x() * scale);
    space.top = std::floor(from.y() * scale);
    space.width = space.height = side;
    space.node = sizes.node;
    space.line = sizes.line;
    (void)scene;
    return space;
}

TEST(Tiles, JoinedAreOneBigPicture)
{
    for (const Scene &source : {everyLook(), crowdOf(300, 900, 1000)}) {
        const auto scene = std::make_shared<const TileScene>(source);
        for (const double scale : {0.6, 1.0}) {
            const TileSpace whole = spaceFor(*scene, scale, 512);
            SpriteShelf shelf;
            const TileStyle style{scene, shelf.prepare(*scene, whole), Exposure(), groundOf(*scene, false)};
            const QImage big = joined(style, whole, 512), small = joined(style, whole, 128);
            const auto [mean, off] = difference(big, small);
            EXPECT_LT(mean, 0.02) << scale;  // lines are cut elsewhere: rounding
            EXPECT_LT(off, 1e-4) << scale;
        }
    }
}

TEST(Tiles, ACancelledPictureLeavesNoStaleTile)
{
    const Scene first = crowdOf(2000, 30000, 3000);
    Scene second = test::emptyScene(ThemeKind::Light);
    second.nodes = first.nodes;
    QImage image(700, 700, QImage::Format_RGB32);
    TilePicture tiles([] {});
    const Camera camera{0.23, {}};
    const auto paint = [&] {
        QPainter painter(&image);
        tiles.paint(painter, camera, QSize(700, 700), TilePicture::Motion::Still);
    };
    tiles.setScene(std::make_shared<TileScene>(first));
    paint();  // its tiles are being drawn now
    tiles.setScene(std::make_shared<TileScene>(second));
    paint();
    tiles.wait();
    paint();
    EXPECT_TRUE(tiles.complete());
    EXPECT_EQ(image, byTiles(second, camera, QSize(700, 700), 1));
}

TEST(Tiles, AStaleTileEndsEarlyAndSaysSo)
{
    const auto scene = std::make_shared<const TileScene>(crowdOf(2000, 30000, 500));
    const TileSpace space = spaceFor(*scene, 0.5, 256);
    SpriteShelf shelf;
    const TileStyle style{scene, shelf.prepare(*scene, space), Exposure(), groundOf(*scene, false)};
    Coverage scratch;
    std::vector<std::uint32_t> pixels(256 * 256);
    int asked = 0;
    EXPECT_FALSE(drawTile(style, space, scratch, pixels.data(), [&] { return ++asked >= 2; }));
    EXPECT_EQ(asked, 2);
}

TEST(Tiles, PannedPictureEqualsAFreshOne)
{
    const Scene scene = crowdOf(800, 3000, 2000);
    QImage image(600, 400, QImage::Format_RGB32);
    TilePicture tiles([] {});
    tiles.setScene(std::make_shared<TileScene>(scene));
    Camera camera{0.7, QPointF(-100, -50)};
    for (int i = 0; i < 12; ++i) {
        camera.offset += QPointF(-23, -11);
        QPainter painter(&image);
        tiles.paint(painter, camera, QSize(600, 400), TilePicture::Motion::Still);
        tiles.wait();
    }
    QPainter painter(&image);
    tiles.paint(painter, camera, QSize(600, 400), TilePicture::Motion::Still);
    painter.end();
    EXPECT_TRUE(tiles.complete());
    const auto flat = std::make_shared<const TileScene>(scene);
    TileSpace space = spaceFor(*flat, camera.zoom, 600);
    space.left = -std::round(camera.offset.x());
    space.top = -std::round(camera.offset.y());
    space.height = 400;
    SpriteShelf shelf;  // the exposure is that of the first view, or panning would flicker
    const TileStyle style{flat, shelf.prepare(*flat, space), tiles.exposure(), groundOf(*flat, false)};
    Coverage scratch;
    QImage fresh(600, 400, QImage::Format_RGB32);
    ASSERT_TRUE(drawTile(style, space, scratch, reinterpret_cast<std::uint32_t *>(fresh.bits())));
    const auto [mean, off] = difference(image, fresh);
    EXPECT_LT(mean, 0.05);
    EXPECT_LT(off, 1e-4);
}

TEST(Tiles, OneRingIsDrawnAhead)
{
    TilePicture tiles([] {});
    tiles.setScene(std::make_shared<TileScene>(crowdOf(500, 1500, 3000)));
    QImage image(512, 512, QImage::Format_RGB32);
    Camera camera{1, QPointF(-512, -512)};
    const auto paint = [&] {
        QPainter painter(&image);
        tiles.paint(painter, camera, QSize(512, 512), TilePicture::Motion::Still);
    };
    for (int pass = 0; pass < 3; ++pass) {  // what is in view, then the ring
        paint();
        tiles.wait();
    }
    camera.offset += QPointF(-200, 100);
    paint();
    EXPECT_TRUE(tiles.complete());  // without waiting
}

TEST(Tiles, StandSharpFarFromTheOrigin)
{
    // a million pixels away a float knows sixteenths; the same picture must come out as at the origin
    Scene near = test::emptyScene(ThemeKind::Light), far = near;
    const QPointF away(131072, 65536);
    for (Scene *scene : {&near, &far}) {
        const QPointF origin = scene == &near ? QPointF() : away;
        scene->nodes.push_back(nodeAt(*scene, origin + QPointF(4, 5), 0));
        scene->nodes.push_back(nodeAt(*scene, origin + QPointF(60, 45), 1));
        scene->links.push_back(linkOf(0, 1, QColor(0x1E, 0x86, 0xE1)));
    }
    const double zoom = 8;
    EXPECT_EQ(byTiles(near, {zoom, QPointF()}, QSize(500, 400), 1), byTiles(far, {zoom, -away * zoom}, QSize(500, 400), 1));
}

TEST(Tiles, StandSharpAtEveryZoom)
{
    // lines and dots of a scene that is so much larger or smaller look as those of one at 1: only the sizes that follow the zoom differ
    for (const double zoom : {1e-6, 1e-4, 1e-2, 1e2, 1e4}) {
        Scene scene = test::emptyScene(ThemeKind::Light);
        const QPointF ends[] = {{40.25, 30.5}, {350.75, 260.25}, {60.5, 270.75}, {330.25, 50.5}};
        for (const QPointF &end : ends)
            scene.nodes.push_back(nodeAt(scene, end / zoom, 0, 0.01F));
        for (const std::uint32_t from : {0U, 2U}) {
            scene.links.push_back(linkOf(from, from + 1, QColor(0x1E, 0x86, 0xE1)));
            scene.links.back().arrow = false;
        }
        const QImage image = byTiles(scene, {zoom, QPointF()}, QSize(400, 300), 1);
        const QRgb canvas = Theme::of(ThemeKind::Light).canvas.rgb();
        for (const std::size_t k : {0U, 2U}) {
            for (double t = 0.1; t < 0.95; t += 0.1) {
                const QPointF at = ends[k] + (ends[k + 1] - ends[k]) * t;
                int inked = 0, farther = 0;
                for (int y = -6; y <= 6; ++y) {
                    const bool differs = image.pixel(QPoint(int(at.x()), int(at.y()) + y)) != canvas;
                    inked += std::abs(y) <= 2 && differs ? 1 : 0;
                    farther += std::abs(y) > 3 && differs && std::abs(t - 0.5) > 0.15 ? 1 : 0;
                }
                EXPECT_GT(inked, 0) << zoom << " " << t;
                EXPECT_EQ(farther, 0) << zoom << " " << t;
            }
        }
    }
}

TEST(Tiles, WhoIsDraggedIsLeftOutWithTheirLinksAndNobodyElse)
{
    const Scene scene = everyLook();
    const Camera camera{1, {}};
    const QSize size(1640, 840);
    const QImage whole = byTiles(scene, camera, size, 1);
    auto leftOut = std::make_shared<LeftOut>();
    leftOut->nodes.resize(scene.nodes.size());
    leftOut->links.resize(scene.links.size());
    leftOut->nodes[0] = 1;
    for (std::size_t i = 0; i < scene.links.size(); ++i)
        leftOut->links[i] = scene.links.view()[i].from == 0 || scene.links.view()[i].to == 0;
    TilePicture tiles([] {});
    tiles.setScene(std::make_shared<TileScene>(scene));
    QImage image(size, QImage::Format_RGB32);
    const auto paint = [&] {
        for (int pass = 0; pass < 2; ++pass) {
            QPainter painter(&image);
            tiles.paint(painter, camera, size, TilePicture::Motion::Still);
            tiles.wait();
        }
    };
    tiles.leaveOut(leftOut);
    paint();
    const QRect star(QPoint(220 - 100, 220 - 100), QSize(200, 200)), others(420, 0, 1220, 840);  // the ends of its links stay
    EXPECT_GT(difference(whole.copy(star), image.copy(star)).mean, 1);
    QImage ground(star.size(), QImage::Format_RGB32);
    ground.fill(image.pixel(1, 1));
    EXPECT_EQ(image.copy(star), ground);
    EXPECT_EQ(image.copy(others), whole.copy(others));
    tiles.leaveOut(nullptr);
    paint();
    EXPECT_EQ(image, whole);
}

TEST(Tiles, SpritesAreFoundAgainInAnotherSceneThatLooksTheSame)
{
    const TileScene one(everyLook()), other(crowdOf(50, 40, 500));
    SpriteShelf shelf;
    const TileSpace space = spaceFor(one, 1, 1000);
    const auto first = shelf.prepare(one, space);
    shelf.newScene();
    const auto second = shelf.prepare(other, space);
    EXPECT_EQ(first->dispute, second->dispute);
    int shared = 0;
    for (std::size_t i = 0; i < one.kinds().size(); ++i)
        for (std::size_t k = 0; k < other.kinds().size(); ++k) {
            const NodeKind &a = one.kinds()[i], &b = other.kinds()[k];
            if (!first->nodes[i] || !second->nodes[k])
                continue;
            const bool alike = a.fill == b.fill && a.shape == b.shape && a.icon == b.icon && a.radius == b.radius;
            EXPECT_EQ(first->nodes[i] == second->nodes[k], alike);
            shared += alike ? 1 : 0;
        }
    EXPECT_GT(shared, 0);
}

TEST(Tiles, LitLinesLieOverWhatIsThereAsItsOwnColours)
{
    Scene scene = test::emptyScene(ThemeKind::Light);
    scene.nodes.push_back(nodeAt(scene, {20, 50}, 0, 8));
    scene.nodes.push_back(nodeAt(scene, {180, 50}, 0, 8));
    scene.links.push_back(linkOf(0, 1, QColor(0xC0, 0x20, 0x40), Modality::Asserted, 0, 4));
    QImage image(200, 100, QImage::Format_RGB32);
    image.fill(QColor(0x10, 0x90, 0x30));
    TilePicture tiles([] {});
    QPainter painter(&image);
    tiles.paintLit(painter, scene, {1, {}}, QSize(200, 100));
    painter.end();
    EXPECT_EQ(QColor(image.pixel(100, 20)), QColor(0x10, 0x90, 0x30));
    const QColor line(image.pixel(100, 50));
    EXPECT_NEAR(line.red(), 0xC0, 12);
    EXPECT_NEAR(line.green(), 0x20, 12);
    EXPECT_NEAR(line.blue(), 0x40, 12);
}

TEST(Exposure, MoreLinesAreNeverPaler)
{
    for (const float dense : {1.F, 2.F, 5.F, 40.F, 900.F, 20000.F}) {
        const Exposure exposure(dense);
        float last = 0, lastHeat = 0;
        for (float covered = 0.01F; covered < 60000; covered *= 1.05F) {
            EXPECT_GE(exposure.opacity(covered), last - 1e-6F) << dense << " " << covered;
            EXPECT_GE(exposure.heat(covered), lastHeat - 1e-6F);
            EXPECT_LE(exposure.opacity(covered), 1);
            last = exposure.opacity(covered);
            lastHeat = exposure.heat(covered);
        }
        EXPECT_GT(last, 0.6F);
    }
}

TEST(Exposure, ALoneLineHidesItsGroundAndACrowdHoldsBack)
{
    EXPECT_EQ(Exposure(1).opacity(1), 1);
    EXPECT_FLOAT_EQ(Exposure(1).opacity(0.5F), 0.5F);
    float last = 1;
    for (const float dense : {5.F, 20.F, 100.F, 1000.F}) {
        EXPECT_LE(Exposure(dense).opacity(1), last);
        last = Exposure(dense).opacity(1);
    }
    EXPECT_LT(last, 0.25F);
}

TEST(Coverage, PlacesThatAreNoneDrawNothing)
{
    constexpr float none = std::numeric_limits<float>::quiet_NaN(), far = std::numeric_limits<float>::infinity();
    Coverage coverage;
    coverage.reset(32, 32);
    const Ink ink = inkOf(0x010101);
    for (const float odd : {none, far, -far, 1e30F}) {
        coverage.line(3, 3, odd, 9, 1, ink);
        coverage.line(odd, odd, 9, 9, 5, ink);
        const float corners[] = {1, 1, 20, 2, odd, 20};
        coverage.polygon(corners, 3, ink);
    }
    coverage.line(1020.00006F, 3, 1020.00018F, 3, 1, ink);  // too short to be told apart that far out
    InkRow row;
    for (int y = 0; y < 32; ++y) {
        coverage.row(y, row);
        for (std::size_t x = 0; x < 32; ++x)
            EXPECT_LT(row.covered[x], 20) << x << " " << y;
    }
}

TEST(Coverage, ALineCoversItsAreaInEveryDirection)
{
    for (const float width : {0.5F, 1.3F, 2.5F, 3.2F, 6.F}) {
        for (int degrees = 0; degrees < 360; degrees += 7) {
            Coverage target;
            target.reset(120, 120);
            const float angle = float(degrees) * 3.14159265F / 180;
            target.line(60, 60, 60 + 40 * std::cos(angle), 60 + 40 * std::sin(angle), width, inkOf(0xFF8040));
            double sum = 0, red = 0;
            InkRow row;
            for (int y = 0; y < 120; ++y) {
                target.row(y, row);
                sum = std::accumulate(row.covered.begin(), row.covered.begin() + 120, sum);
                red = std::accumulate(row.red.begin(), row.red.begin() + 120, red);
            }
            EXPECT_NEAR(sum, 40 * width, 0.02 * 40 * width) << width << " " << degrees;
            EXPECT_NEAR(red, 255 * sum, 0.001 * red);
        }
    }
}

TEST(Coverage, WhereMoreLinesCrossThanASumHoldsItIsStillCrowded)
{
    Coverage target;
    target.reset(16, 16);
    for (int i = 0; i < 200'000; ++i)
        target.line(2, 8.5F, 14, 8.5F, 1, inkOf(0x204060));
    InkRow row;
    target.row(8, row);
    for (std::size_t x = 4; x < 12; ++x) {
        EXPECT_GT(row.covered[x], 100'000) << x;
        EXPECT_GT(row.blue[x], row.red[x]) << x;
    }
}

TEST(Coverage, SumsAreTheSameInAnyOrder)
{
    std::mt19937 random(5);
    std::uniform_real_distribution<float> place(-10, 74), width(0.2F, 5);
    struct Line {
        float x0, y0, x1, y1, width;
        Ink ink;
    };
    std::vector<Line> lines;
    for (int i = 0; i < 300; ++i)
        lines.push_back(
            {place(random), place(random), place(random), place(random), width(random), inkOf(0x203040U * unsigned(i % 5), i % 3 ? 1 : 0.3F)});
    Coverage once, again;
    for (Coverage *each : {&once, &again}) {
        each->reset(64, 64);
        for (const Line &line : lines)
            each->line(line.x0, line.y0, line.x1, line.y1, line.width, line.ink);
        std::shuffle(lines.begin(), lines.end(), random);
    }
    InkRow a, b;
    for (int y = 0; y < 64; ++y) {
        once.row(y, a);
        again.row(y, b);
        for (std::size_t x = 0; x < 64; ++x) {
            EXPECT_NEAR(a.covered[x], b.covered[x], 1e-5F * a.covered[x]);  // the sums are exact; of five of them, floats are made
            EXPECT_NEAR(a.red[x], b.red[x], 1e-5F * a.red[x]);
        }
    }
}

TEST(Coverage, MoreColoursThanSheetsAreEachTheirOwn)
{
    Coverage target;
    target.reset(40, 160);
    const auto colorOf = [](unsigned i) { return i * 0x061D0BU & 0xFFFFFFU; };
    for (unsigned i = 0; i < 40; ++i)
        target.line(-2, 4 * float(i) + 2, 42, 4 * float(i) + 2, 2, inkOf(colorOf(i), 3));
    InkRow row;
    for (unsigned i = 0; i < 40; ++i) {
        target.row(int(4 * i + 2), row);
        EXPECT_NEAR(row.covered[20], 3, 0.01) << i;
        EXPECT_NEAR(row.red[20], 3 * float((colorOf(i) >> 16U) & 255U), 3) << i;
        EXPECT_NEAR(row.green[20], 3 * float((colorOf(i) >> 8U) & 255U), 3) << i;
        EXPECT_NEAR(row.blue[20], 3 * float(colorOf(i) & 255U), 3) << i;
    }
}

TEST(Coverage, WhatLiesOutsideIsLeftAway)
{
    Coverage target;
    target.reset(16, 16);
    const float big[] = {-50, -50, 60, -40, 70, 80, -30, 60};
    target.polygon(big, 4, inkOf(0x000000));
    target.line(-20, 8, 40, 8, 2, inkOf(0x000000));
    target.disc(16, 16, 3, inkOf(0x000000));
    InkRow row;
    for (int y = 0; y < 7; ++y) {
        target.row(y, row);
        for (std::size_t x = 0; x < 12; ++x)
            EXPECT_NEAR(row.covered[x], 1, 1e-3) << x << " " << y;
    }
}

TEST(LooseGrid, FindsWhateverABruteSearchFinds)
{
    std::mt19937 random(11);
    std::uniform_real_distribution<float> place(-900, 2100), size(0, 1);
    std::vector<LooseGrid::Item> items;
    for (int i = 0; i < 3000; ++i)
        items.push_back({place(random), place(random), i % 50 ? 40 * size(random) : 2500 * size(random)});
    LooseGrid grid(items);
    const std::vector<std::uint32_t> order = grid.takeOrder();
    for (int k = 0; k < 200; ++k) {
        const double x = double(place(random)), y = double(place(random)), w = 300 * double(size(random));
        const SceneBox box{x, y, x + w, y + w / 2};
        std::vector<char> near(items.size());
        std::size_t seen = 0;
        grid.ranges(box, [&](std::uint32_t first, std::uint32_t end) {
            for (std::uint32_t i = first; i < end; ++i, ++seen)
                near[order[i]] = 1;
        });
        EXPECT_EQ(seen, grid.count(box));
        for (std::size_t i = 0; i < items.size(); ++i) {
            const double half = double(items[i].extent) / 2;
            const bool touches =
                items[i].x + half >= box.left && items[i].x - half <= box.right && items[i].y + half >= box.top && items[i].y - half <= box.bottom;
            EXPECT_TRUE(near[i] || !touches) << i;
        }
    }
}

}  // namespace
}  // namespace relata
