// SPDX-License-Identifier: Apache-2.0
#include "tests/support/graphtext.h"
#include "views/canvas/graphcanvas.h"
#include "views/scene/hulls.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QHelpEvent>
#include <QTest>
#include <QToolTip>

#include <cmath>
#include <random>

namespace relata {
namespace {

constexpr int groups = 40, each = 520;  // more nodes than the painter shows one by one

/// Communities on a grid, 3,000 apart; a few links lead to the next one, and ten times as many from the first to the second.
Scene planted()
{
    std::mt19937 random(5);
    std::normal_distribution<double> spread(0, 300);
    Scene scene;
    scene.typeLooks = typeLooks(Schema::standard(), ThemeKind::Light);
    for (int i = 0; i < groups * each; ++i) {
        SceneNode node;
        node.id = EntityId(std::uint32_t(i));
        const int group = i / each;
        node.center = QPointF((group % 8) * 3000 + spread(random), (group / 8) * 3000 + spread(random));
        node.radius = 9;
        node.fill = group % 2 ? QColor(0xC0, 0x40, 0x40) : QColor(0x40, 0x60, 0xC0);
        node.name = scene.words.add(QStringLiteral("Entity %1").arg(i));
        scene.bounds |= QRectF(node.center - QPointF(9, 9), QSizeF(18, 18));
        scene.nodes.push_back(node);
    }
    const auto link = [&](int a, int b) {
        SceneLink one;
        one.from = std::uint32_t(a);
        one.to = std::uint32_t(b);
        one.color = QColor(0x30, 0x90, 0x60);
        scene.links.push_back(one);
        ++scene.nodes[std::size_t(a)].links;
        ++scene.nodes[std::size_t(b)].links;
    };
    for (int i = 0; i < groups * each; ++i) {
        const int first = i / each * each;
        if (i != first + 7)
            link(i, first + 7);  // the leader
        for (int k = 0; k < 2; ++k)
            if (const int other = first + int(random() % each); other != i)
                link(i, other);
    }
    for (int g = 0; g < groups; ++g)
        for (int k = 0; k < (g == 0 ? 50 : 5); ++k)
            link(g * each + int(random() % each), (g + 1) % groups * each + int(random() % each));
    return scene;
}

EdgeList edgesOf(const Scene &scene)
{
    EdgeList edges;
    for (const SceneLink &link : scene.links)
        edges.emplace_back(link.from, link.to);
    return edges;
}

HullPlaces placesOf(const Scene &scene)
{
    HullPlaces nodes;
    for (const SceneNode &node : scene.nodes) {
        nodes.places.push_back(node.center);
        nodes.fills.push_back(node.fill.rgb());
    }
    return nodes;
}

std::shared_ptr<const Hulls> hullsFor(const Scene &scene)
{
    const auto found = hullGroupsOf(scene.nodes.size(), edgesOf(scene), {});
    EXPECT_TRUE(found.has_value());
    return *hullsOf(*found, placesOf(scene), {});
}

TEST(Hulls, AreThePlantedCommunitiesWithTheirBestLinkedFirst)
{
    const Scene scene = planted();
    const auto hulls = hullsFor(scene);
    const HullGroups &found = *hulls->groups;
    ASSERT_EQ(found.sizes.size(), std::size_t(groups));
    for (std::size_t g = 0; g < found.sizes.size(); ++g) {
        EXPECT_EQ(found.sizes[g], std::uint32_t(each));
        const std::uint32_t leader = found.leaders[g];
        EXPECT_EQ(leader % each, 7U);
        EXPECT_EQ(hulls->all[g].color, scene.nodes[leader].fill.rgb());
        EXPECT_FALSE(hulls->all[g].loose);
        int inside = 0;
        for (std::uint32_t i = leader / each * each, end = i + each; i < end; ++i) {
            EXPECT_EQ(found.of[i], g);
            inside += hulls->all[g].outline.containsPoint(scene.nodes[i].center, Qt::OddEvenFill) ? 1 : 0;
        }
        EXPECT_GT(inside, each * 7 / 10);
    }
    std::uint32_t most = 0;
    for (const HullLink &link : found.links)
        most = std::max(most, link.count);
    EXPECT_EQ(most, 50U);
    EXPECT_EQ(found.links.front().count, 50U);
}

TEST(Hulls, AreTheSameEveryTime)
{
    const Scene scene = planted();
    const auto first = hullsFor(scene), second = hullsFor(scene);
    EXPECT_EQ(first->groups->of, second->groups->of);
    for (std::size_t i = 0; i < first->all.size(); ++i)
        EXPECT_EQ(first->all[i].outline, second->all[i].outline);
}

TEST(Hulls, CommunitiesThatLieAmongOthersAreNotDrawnOverThem)
{
    Scene scene = planted();
    std::mt19937 random(9);
    std::uniform_real_distribution<double> place(0, 20000);
    for (SceneNode &node : scene.nodes)
        node.center = QPointF(place(random), place(random));
    const auto hulls = hullsFor(scene);
    ASSERT_FALSE(hulls->all.empty());
    for (const Hull &hull : hulls->all)
        EXPECT_TRUE(hull.loose);
}

TEST(Hulls, OpenByAndByAsOneComesNearer)
{
    const auto hulls = hullsFor(planted());
    float last = 1;
    for (double zoom = 0.01; zoom < 2; zoom *= 1.1) {
        const HullView view(hulls, zoom, QSizeF(1600, 1000));
        EXPECT_LE(view.closed(0), last);
        last = view.closed(0);
        const HullLink &link = hulls->groups->links.front();
        EXPECT_NEAR(view.shown(link), 1 - (1 - view.closed(link.from)) * (1 - view.closed(link.to)), 1e-6);
        EXPECT_NEAR(view.linkShown(0), 1 - view.closed(hulls->groups->of[0]), 1e-6);
    }
    EXPECT_EQ(HullView(hulls, 0.01, QSizeF(1600, 1000)).closed(0), 1);
    EXPECT_EQ(last, 0);
}

TEST(Hulls, FindingThemCanBeCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    const Scene scene = planted();
    const auto found = hullGroupsOf(scene.nodes.size(), edgesOf(scene), RunContext(stop.get_token()));
    ASSERT_FALSE(found.has_value());
    EXPECT_EQ(found.error().code, Error::Code::Cancelled);
}

struct HullCanvas : testing::Test {
    KnowledgeGraph graph = test::graphFromText("a -x-> b");
    GraphCanvas canvas;

    HullCanvas()
    {
        canvas.setAnimationsEnabled(false);
        canvas.setLegendVisible(false);
        canvas.setMinimapVisible(false);
        canvas.resize(1000, 700);
        canvas.setGraph(&graph);
        canvas.setScene(planted(), Animate::No);
        canvas.show();
        (void)QTest::qWaitForWindowExposed(&canvas);
        canvas.fit(Animate::No);
        canvas.finishPicture();
        canvas.grab();
    }
    QString tipAt(QPointF at)
    {
        QToolTip::hideText();
        QHelpEvent help(QEvent::ToolTip, at.toPoint(), canvas.mapToGlobal(at.toPoint()));
        QApplication::sendEvent(&canvas, &help);
        return QToolTip::text();
    }
};

TEST_F(HullCanvas, NamesEachByItsBestLinkedAndHowManyMoreThereAre)
{
    ASSERT_GT(canvas.report().hulls.size(), 10U);
    for (const PlacedLabel &label : canvas.report().hulls) {
        EXPECT_TRUE(label.lines.front().startsWith(QStringLiteral("Entity ")));
        EXPECT_EQ(label.lines.back(), QStringLiteral("… and 519 more"));
    }
    EXPECT_TRUE(tipAt(canvas.report().hulls.front().box.center()).contains(QStringLiteral("519 more")));
}

TEST_F(HullCanvas, TheTipOfALineBetweenThemSaysHowManyLinksItStandsFor)
{
    const auto hulls = hullsFor(canvas.scene());
    const HullLink &link = hulls->groups->links.front();
    const QPointF middle = (hulls->all[link.from].middle + hulls->all[link.to].middle) / 2;
    EXPECT_TRUE(tipAt(canvas.camera().toTarget(middle)).startsWith(QStringLiteral("50 links between")));
}

TEST_F(HullCanvas, AClickZoomsInUntilItIsOpenAndSelectsNobody)
{
    const QPointF at = canvas.report().hulls.front().box.center(), place = canvas.camera().toScene(at);
    const double before = canvas.camera().zoom;
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, at.toPoint());
    EXPECT_GT(canvas.camera().zoom, 3 * before);
    EXPECT_TRUE(canvas.selection().empty());
    canvas.finishPicture();
    canvas.grab();
    const QPointF now = canvas.camera().toTarget(place);
    EXPECT_TRUE(QRectF(canvas.rect()).contains(now));
    for (const PlacedLabel &hull : canvas.report().hulls)
        EXPECT_FALSE(hull.box.contains(now)) << "still closed";
    EXPECT_FALSE(tipAt(now).contains(QStringLiteral("more")));
}

TEST_F(HullCanvas, ComeByThemselvesOnceTheSceneRests)
{
    Scene moved = canvas.scene();
    for (SceneNode &node : moved.nodes)
        node.center += QPointF(500, 0);
    canvas.setScene(moved, Animate::No);
    canvas.grab();
    EXPECT_TRUE(canvas.report().hulls.empty()) << "those of other places";
    EXPECT_TRUE(QTest::qWaitFor([&] {
        canvas.grab();
        return !canvas.report().hulls.empty();
    }));
}

TEST_F(HullCanvas, TurnedOffEveryEntityIsDrawnAgain)
{
    const QImage closed = canvas.picture(1);
    canvas.setHullsShown(false);
    canvas.finishPicture();
    canvas.grab();
    EXPECT_TRUE(canvas.report().hulls.empty());
    const QImage open = canvas.picture(1);
    EXPECT_NE(open, closed);
    canvas.setHullsShown(true);
    canvas.finishPicture();
    canvas.grab();
    EXPECT_EQ(canvas.picture(1), closed);
}

TEST_F(HullCanvas, NamesNeverOverlapWhileTheViewMovesAndHullsOpen)
{
    for (int i = 0; i < 30; ++i) {
        Camera camera = canvas.camera();
        camera.offset += QPointF(i % 2 ? 31 : -17, 9);
        if (i % 5 == 4)
            camera.zoom *= 1.5;
        canvas.setCamera(camera, Animate::No);
        canvas.grab();
        std::vector<PlacedLabel> all = canvas.report().labels;
        all.insert(all.end(), canvas.report().hulls.begin(), canvas.report().hulls.end());
        for (std::size_t a = 0; a < all.size(); ++a)
            for (std::size_t b = a + 1; b < all.size(); ++b)
                EXPECT_FALSE(all[a].box.intersects(all[b].box)) << i;
    }
}

}  // namespace
}  // namespace relata
