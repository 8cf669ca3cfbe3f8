// SPDX-License-Identifier: Apache-2.0
// What an edit leaves alone is not made again: flat arrays, index and communities of a scene follow it, and are those of the scene made anew.
#include "model/evidence/audit.h"
#include "tests/model/graph/randomedits.h"
#include "tests/views/scene/sample.h"
#include "views/canvas/picture.h"
#include "views/render/tiles/tilepicture.h"
#include "views/scene/scenedelta.h"
#include "views/scene/scenepatch.h"

#include <gtest/gtest.h>

#include <QPainter>

#include <random>
#include <sstream>

namespace relata {
namespace {

std::string print(const TileScene &flat, const TileLink &l)
{
    std::ostringstream text;
    for (const double part :
         {double(l.index), double(l.x0), double(l.y0), double(l.x1), double(l.y1), double(l.radius0), double(l.radius1), double(l.bend),
          double(l.width), double(flat.colors()[l.color]), double(l.shapes), double(l.modality), double(l.flags), double(l.count)})
        text << part << ' ';
    return text.str();
}

std::string print(const TileScene &flat, const TileNode &n)
{
    const NodeKind &kind = flat.kinds()[n.kind];
    std::ostringstream text;
    for (const double part : {double(n.index), double(n.x), double(n.y), double(n.radius), double(n.pinned), double(kind.fill), double(kind.look),
                              double(kind.shape), double(kind.radius)})
        text << part << ' ';
    return text.str() + kind.icon.toStdString();
}

/// Lines in the order of the scene's numbers.
std::vector<std::string> print(const TileScene &flat)
{
    std::vector<std::string> lines;
    for (const TileScene::Links *links : {&flat.lines(), &flat.loops()})
        for (const TileLink &link : links->all)
            lines.push_back("link " + print(flat, link));
    for (const TileNode &node : flat.nodes())
        lines.push_back("node " + print(flat, node));
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// Whether the box of \a link and its bend meets \a box: then it has to be found.
bool meets(const TileLink &link, const SceneBox &box)
{
    const float bent = std::abs(link.bent());
    return std::min(link.x0, link.x1) - bent <= box.right && std::max(link.x0, link.x1) + bent >= box.left
           && std::min(link.y0, link.y1) - bent <= box.bottom && std::max(link.y0, link.y1) + bent >= box.top;
}

/// What \a flat finds in \a box, of what is there.
std::vector<std::string> found(const TileScene &flat, const SceneBox &box)
{
    std::vector<std::string> lines;
    for (const TileScene::Links *links : {&flat.lines(), &flat.loops()})
        links->grid.ranges(box, [&](std::uint32_t first, std::uint32_t end) {
            for (std::uint32_t i = first; i < end; ++i)
                if (meets(links->all[i], box))
                    lines.push_back(print(flat, links->all[i]));
        });
    flat.nodeGrid().ranges(box, [&](std::uint32_t first, std::uint32_t end) {
        for (std::uint32_t i = first; i < end; ++i)
            if (const TileNode &n = flat.nodes()[i]; n.x >= box.left && n.x <= box.right && n.y >= box.top && n.y <= box.bottom)
                lines.push_back(print(flat, n));
    });
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// Groups by the remainder of the id: whatever they are, they are to be kept.
HullGroups someGroups(const Scene &scene)
{
    HullGroups groups;
    groups.sizes.assign(2, 0);
    groups.leaders.assign(2, 0);
    groups.inside.assign(2, 0);
    groups.outside.assign(2, 0);
    groups.links = {{0, 1, 0}};
    for (std::uint32_t i = 0; i < scene.nodes.size(); ++i) {
        const std::uint32_t group = std::uint32_t(std::as_const(scene).nodes[i].id) % 3;
        groups.of.push_back(group < 2 ? std::uint16_t(group) : HullGroups::none);
        if (group < 2 && ++groups.sizes[group] == 1)
            groups.leaders[group] = i;
    }
    for (const SceneLink &link : scene.links) {
        const std::uint16_t a = groups.of[link.from], b = groups.of[link.to];
        groups.linkEnds.emplace_back(a, b);
        if (a == b && a != HullGroups::none)
            ++groups.inside[a];
        for (const std::uint16_t end : {a, b})
            if (a != b && end != HullGroups::none)
                ++groups.outside[end];
        if (a != b && a != HullGroups::none && b != HullGroups::none)
            ++groups.links[0].count;
    }
    return groups;
}

/// A graph with room about each edit: what follows is for few changes among many.
KnowledgeGraph crowd(int count)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += (i ? ", a" : "a") + std::to_string(i) + " -knows-> a" + std::to_string((i * 7 + 1) % count) + ", a" + std::to_string(i) + " -pays-> a"
                + std::to_string((i * 11 + 5) % count);
    return test::graphFromText(text + ", a3 -knows-> a3, a9 -knows-> a10, a9 -knows-> a10, lone");
}

void place(ViewState &view, EntityId id)
{
    const auto i = std::uint32_t(id);
    view.positions.at(id) = {float(i * 137 % 2000), float(i * 291 % 1400)};
    view.placed.insert(id);
}

/// Who has no place gets one; everybody is visible.
Visible allPlaced(const KnowledgeGraph &graph, ViewState &view)
{
    for (std::uint32_t i = 0; i < graph.entityIdEnd(); ++i)
        if (!view.placed.contains(EntityId{i}))
            place(view, EntityId{i});
    return visibleOf(graph, view, test::everything(graph));
}

class PictureFollows : public testing::TestWithParam<unsigned>
{
};

TEST_P(PictureFollows, AnyEditAndIsTheOneMadeAnew)
{
    std::mt19937 random(GetParam());
    KnowledgeGraph graph = crowd(120);
    ViewState view;
    const auto look = [&] { return allPlaced(graph, view); };
    Visible visible = look();
    Picture picture = pictureOf(&graph, buildScene(graph, view, visible, ThemeKind::Light));
    std::vector<Disagreement> disputes = disagreements(graph);
    auto groups = std::make_shared<const HullGroups>(someGroups(*picture.scene));
    int follows = 0;
    for (int round = 0; round < 150; ++round) {
        GraphDiff diff;
        SceneChange moves;
        if (round % 5 == 3) {  // by hand
            const ViewState before = view;
            const EntityId id{std::uint32_t(random() % graph.entityIdEnd())};
            view.positions.at(id) = {float(random() % 2600) - 300, float(random() % 2000) - 300};
            moves.addMoves(visible, before, view);
        } else if (round % 5 == 4) {
            const EntityId id{std::uint32_t(random() % graph.entityIdEnd())};
            view.hidden.contains(id) ? view.hidden.erase(id) : view.hidden.insert(id);
        } else {
            diff = test::randomEdit(graph, random);
        }
        if (!canPatch(view, diff) || !graph.apply(diff))
            continue;
        const Visible before = std::exchange(visible, look());
        const std::vector<Disagreement> disputesBefore = std::exchange(disputes, disagreements(graph));
        SceneChange change = SceneChange::of(graph, diff, before, visible);
        change.add(moves);
        change.addDisputes(graph, disputesBefore, disputes);
        const Picture old = picture;
        picture = pictureOf(&graph, patched(*old.scene, change, graph, view, visible, ThemeKind::Light, disputes), {}, &old);
        const Scene &scene = *picture.scene;
        const Picture fresh = pictureOf(&graph, Scene(scene));
        ASSERT_EQ(print(*picture.flat), print(*fresh.flat)) << "round " << round;
        ASSERT_EQ(picture.linksByNode->starts, fresh.linksByNode->starts);
        ASSERT_EQ(picture.linksByNode->table, fresh.linksByNode->table);
        for (int i = 0; i < 10; ++i) {
            const double x = double(random() % 3000) - 500, y = double(random() % 2400) - 500;
            const SceneBox box{x, y, x + double(random() % 700), y + double(random() % 500)};
            ASSERT_EQ(found(*picture.flat, box), found(*fresh.flat, box)) << "round " << round;
        }
        groups = picture.since ? followed(*groups, scene, *picture.since->delta) : nullptr;
        if (!groups) {
            groups = std::make_shared<const HullGroups>(someGroups(scene));
            continue;
        }
        ++follows;
        const HullGroups again = someGroups(scene);
        for (std::size_t i = 0; i < scene.nodes.size(); ++i)
            ASSERT_TRUE(groups->of[i] == again.of[i] || groups->of[i] == HullGroups::none) << "only who is new belongs to none";
        for (std::size_t i = 0; i < scene.links.size(); ++i) {
            const SceneLink &link = scene.links[i];
            ASSERT_EQ(groups->linkEnds[i], std::pair(groups->of[link.from], groups->of[link.to]));
        }
        std::vector<std::uint32_t> sizes(2), inside(2), outside(2);
        for (const std::uint16_t group : groups->of)
            if (group != HullGroups::none)
                ++sizes[group];
        for (const auto &[a, b] : groups->linkEnds) {
            if (a == b && a != HullGroups::none)
                ++inside[a];
            for (const std::uint16_t end : {a, b})
                if (a != b && end != HullGroups::none)
                    ++outside[end];
        }
        ASSERT_EQ(groups->sizes, sizes);
        ASSERT_EQ(groups->inside, inside);
        ASSERT_EQ(groups->outside, outside);
    }
    EXPECT_GT(follows, 60);
}

INSTANTIATE_TEST_SUITE_P(Seeds, PictureFollows, testing::Values(1U, 2U, 3U));

/// The difference of each channel at most, and how many pixels differ by more than a little.
std::pair<int, int> difference(const QImage &a, const QImage &b)
{
    int most = 0, count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            const int off = std::max({std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))});
            most = std::max(most, off);
            count += off > 24 ? 1 : 0;
        }
    return {most, count};
}

class TilesFollow : public testing::TestWithParam<double>  // zoom
{
};

TEST_P(TilesFollow, AndWhatIsNotDrawnAgainIsAsItWouldBe)
{
    const double zoom = GetParam();
    std::mt19937 random(11);
    KnowledgeGraph graph = crowd(900);
    ViewState view;
    const auto look = [&] { return allPlaced(graph, view); };
    const Camera camera{zoom, QPointF(20, 30)};
    const QSize size(700, 500);
    const auto paint = [&](TilePicture &tiles) {
        QImage image(size, QImage::Format_RGB32);
        for (int pass = 0; pass < 2; ++pass) {
            QPainter painter(&image);
            tiles.paint(painter, camera, size, TilePicture::Motion::Still);
            painter.end();
            tiles.wait();
        }
        QPainter painter(&image);
        tiles.paint(painter, camera, size, TilePicture::Motion::Still);
        EXPECT_TRUE(tiles.complete());
        return image;
    };
    Visible visible = look();
    Picture picture = pictureOf(&graph, buildScene(graph, view, visible, ThemeKind::Light));
    TilePicture tiles([] {});
    tiles.setScene(picture.flat);
    QImage shown = paint(tiles);
    int changed = 0, partly = 0;
    for (int round = 0; round < 30; ++round) {
        const GraphDiff diff = test::randomEdit(graph, random);
        if (!canPatch(view, diff) || !graph.apply(diff))
            continue;
        const Visible before = std::exchange(visible, look());
        const SceneChange change = SceneChange::of(graph, diff, before, visible);
        const Picture old = picture;
        picture = pictureOf(&graph, patched(*old.scene, change, graph, view, visible, ThemeKind::Light, {}), {}, &old);
        if (!picture.since || picture.flat == old.flat) {
            tiles.setScene(picture.flat);
            shown = paint(tiles);
            continue;
        }
        tiles.follow(picture.flat, *picture.since->change, nullptr);
        partly += tiles.patchCount() > 0 ? 1 : 0;
        const QImage now = paint(tiles);
        TilePicture anew([] {});
        anew.setScene(picture.flat);
        const auto [most, count] = difference(now, paint(anew));
        EXPECT_EQ(count, 0) << "round " << round << ", at most " << most;
        changed += difference(now, shown).second > 0 ? 1 : 0;
        shown = now;
    }
    EXPECT_GT(changed, 3);
    EXPECT_GT(partly, 5);
}

INSTANTIATE_TEST_SUITE_P(Zooms, TilesFollow, testing::Values(0.33, 1.0, 2.5));

}  // namespace
}  // namespace relata
