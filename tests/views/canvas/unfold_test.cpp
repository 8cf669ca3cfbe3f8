// SPDX-License-Identifier: Apache-2.0
#include "tests/views/canvas/canvasfixture.h"

namespace relata {
namespace {

struct UnfoldingCanvas : test::CanvasTest {
    std::vector<EntityId> all() const
    {
        std::vector<EntityId> ids;
        for (const SceneNode &node : canvas.scene().nodes)
            ids.push_back(node.id);
        return ids;
    }
    QPointF center(const char *key) const { return canvas.scene().nodes[std::size_t(canvas.scene().indexOfNode(id(key)))].center; }
    const std::vector<Point> rough{{0, 0}, {10, 900}, {1500, 0}, {30, 40}, {-700, 50}};
};

TEST_F(UnfoldingCanvas, ShowsThePlacesAndFollowsThemUntilSomebodyMovesTheView)
{
    canvas.unfold(all(), rough);
    EXPECT_TRUE(canvas.isUnfolding());
    for (std::size_t i = 0; i < rough.size(); ++i)
        EXPECT_EQ(canvas.scene().nodes[i].center, QPointF(rough[i].x, rough[i].y));
    for (const SceneNode &node : canvas.scene().nodes)
        EXPECT_TRUE(QRectF(canvas.rect()).contains(canvas.camera().toTarget(node.center)));
    wheel(QPointF(300, 300), 240);
    const Camera mine = canvas.camera();
    canvas.unfold(all(), {{0, 0}, {9, 9}, {5000, 0}, {3, 4}, {-7, 5}});
    EXPECT_EQ(canvas.camera(), mine);
}

TEST_F(UnfoldingCanvas, NobodyCanBePointedAtOrDragged)
{
    canvas.unfold(all(), rough);
    const QPoint b = at("b");
    EXPECT_EQ(canvas.entityAt(b), noEntity);
    const QPointF before = center("b");
    drag(b, b + QPoint(60, 10));
    EXPECT_EQ(center("b"), before);
    EXPECT_TRUE(canvas.selection().empty());
}

TEST_F(UnfoldingCanvas, FoldsBackToTheViewOfBefore)
{
    wheel(QPointF(300, 300), 240);
    const Camera mine = canvas.camera();
    canvas.unfold(all(), rough);
    EXPECT_NE(canvas.camera(), mine);
    canvas.foldBack(Animate::No);
    EXPECT_EQ(canvas.camera(), mine);
}

TEST_F(UnfoldingCanvas, FoldsBackToWhereEverybodyWas)
{
    canvas.unfold(all(), rough);
    canvas.foldBack(Animate::Yes);
    EXPECT_FALSE(canvas.isUnfolding());
    EXPECT_EQ(center("a"), QPointF(-200, 0));
    EXPECT_EQ(center("d"), QPointF(0, 150));
    EXPECT_EQ(canvas.entityAt(at("d")), id("d"));
    canvas.setAnimationsEnabled(true);
    canvas.unfold(all(), rough);
    canvas.foldBack(Animate::Yes);
    EXPECT_TRUE(canvas.isAnimating());
    canvas.finishAnimations();
    EXPECT_EQ(center("c"), QPointF(200, 0));
    EXPECT_EQ(canvas.entityAt(at("c")), id("c"));
}

TEST_F(UnfoldingCanvas, EndsWithTheNextScene)
{
    canvas.unfold(all(), rough);
    test::putAt(view, id("a"), -300, 0);
    canvas.setScene(test::sceneOf(graph, view), Animate::No);
    EXPECT_FALSE(canvas.isUnfolding());
    EXPECT_EQ(center("a"), QPointF(-300, 0));
    EXPECT_EQ(canvas.entityAt(at("a")), id("a"));
    canvas.foldBack(Animate::No);  // nothing to fold
    EXPECT_EQ(center("a"), QPointF(-300, 0));
}

TEST_F(UnfoldingCanvas, WhoIsPinnedOrNotNamedStaysPut)
{
    view.pinned.insert(id("a"));
    canvas.setScene(test::sceneOf(graph, view), Animate::No);
    canvas.unfold({id("a"), id("c")}, {{5, 5}, {6, 6}});
    EXPECT_EQ(center("a"), QPointF(-200, 0));
    EXPECT_EQ(center("b"), QPointF(0, 0));
    EXPECT_EQ(center("c"), QPointF(6, 6));
}

TEST(UnfoldingLargeCanvas, PaintsAPartOfItWhereItHasGotTo)
{
    std::string text;
    for (int i = 1; i < 4000; ++i)
        text += (i > 1 ? ", n" : "n") + std::to_string(i) + " -x-> n" + std::to_string(i * 7 % i);
    const KnowledgeGraph graph = test::graphFromText(text);
    ViewState view;
    std::vector<EntityId> ids;
    std::vector<Point> left;
    for (const EntityId id : graph.entities()) {
        test::putAt(view, id, 0, 0);
        ids.push_back(id);
        left.push_back({float(ids.size() % 60) * 10, float(ids.size() / 60) * 10});  // NOLINT(bugprone-integer-division)
    }
    GraphCanvas canvas;
    canvas.setLegendVisible(false);
    canvas.setMinimapVisible(false);
    canvas.resize(800, 600);
    canvas.setGraph(&graph);
    canvas.setScene(test::sceneOf(graph, view), Animate::No);
    canvas.show();
    canvas.unfold(ids, left);
    const QImage picture = canvas.grab().toImage();
    const QRgb ground = picture.pixel(2, 2);
    int corners = 0;  // the drawing fills the view from edge to edge
    for (const QRect &corner : {QRect(100, 40, 100, 100), QRect(600, 40, 100, 100), QRect(100, 460, 100, 100), QRect(600, 460, 100, 100)}) {
        bool drawn = false;
        for (int y = corner.top(); y <= corner.bottom(); ++y)
            for (int x = corner.left(); x <= corner.right(); ++x)
                drawn = drawn || picture.pixel(x, y) != ground;
        corners += drawn ? 1 : 0;
    }
    EXPECT_EQ(corners, 4);
    canvas.foldBack(Animate::No);
    EXPECT_EQ(canvas.scene().nodes[17].center, QPointF(0, 0));
}

TEST(UnfoldingLargeCanvas, NamesGoWithTheirEntitiesAndNeverOverlap)
{
    std::string text;
    for (int i = 1; i < 700; ++i)
        text += (i > 1 ? ", n" : "n") + std::to_string(i) + " -x-> n" + std::to_string(i * 7 % 9);
    const KnowledgeGraph graph = test::graphFromText(text);
    ViewState view;
    std::vector<EntityId> ids;
    for (const EntityId id : graph.entities()) {
        test::putAt(view, id, 0, 0);
        ids.push_back(id);
    }
    GraphCanvas canvas;
    canvas.setLegendVisible(false);
    canvas.setMinimapVisible(false);
    canvas.resize(800, 600);
    canvas.setGraph(&graph);
    canvas.setScene(test::sceneOf(graph, view), Animate::No);
    canvas.show();
    for (int step = 0; step < 6; ++step) {
        std::vector<Point> places;
        for (std::size_t i = 0; i < ids.size(); ++i)
            places.push_back({float(i % 30) * (20 + 9 * float(step)), float(i / 30) * (60 - 7 * float(step))});  // NOLINT(bugprone-integer-division)
        canvas.unfold(ids, places);
        canvas.grab();
        const std::vector<PlacedLabel> &labels = canvas.report().labels;
        EXPECT_FALSE(labels.empty()) << step;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const QPointF at = canvas.camera().toTarget(canvas.scene().nodes[std::size_t(labels[i].node)].center);
            EXPECT_TRUE(labels[i].box.adjusted(-60, -60, 60, 60).contains(at)) << step;
            for (std::size_t k = 0; k < i; ++k)
                EXPECT_FALSE(labels[i].box.intersects(labels[k].box)) << step;
        }
    }
}

}  // namespace
}  // namespace relata
