// SPDX-License-Identifier: Apache-2.0
#include "tests/views/scene/sample.h"
#include "views/canvas/graphcanvas.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

namespace relata {
namespace {

using test::graphFromText;
using test::putAt;
using test::sceneOf;

//   a(-200,0) — b(0,0) — c(200,0), d(0,150) below b, e alone far left below
struct CanvasTest : testing::Test {
    KnowledgeGraph graph = graphFromText("a -x-> b, b -x-> c, b -x-> d, e");
    ViewState view;
    GraphCanvas canvas;

    CanvasTest()
    {
        putAt(view, id("a"), -200, 0);
        putAt(view, id("b"), 0, 0);
        putAt(view, id("c"), 200, 0);
        putAt(view, id("d"), 0, 150);
        putAt(view, id("e"), -200, 150);
        canvas.setAnimationsEnabled(false);
        canvas.setLegendVisible(false);
        canvas.setMinimapVisible(false);
        canvas.resize(800, 600);
        canvas.setGraph(&graph);
        canvas.setScene(sceneOf(graph, view), Animate::No);
        canvas.setCamera({1, QPointF(400, 250)}, Animate::No);
        canvas.show();
        (void)QTest::qWaitForWindowExposed(&canvas);
    }
    EntityId id(const char *key) const { return graph.findEntity(key); }
    QPoint at(const char *key) const { return canvas.camera().toTarget(canvas.scene().nodes[std::size_t(canvas.scene().indexOfNode(id(key)))].center).toPoint(); }
    void click(QPoint where, Qt::KeyboardModifiers modifiers = {}) { QTest::mouseClick(&canvas, Qt::LeftButton, modifiers, where); }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(&canvas, Qt::LeftButton, modifiers, from);
        for (int i = 1; i <= 5; ++i) {
            QMouseEvent move(QEvent::MouseMove, QPointF(from + (to - from) * i / 5), canvas.mapToGlobal(from + (to - from) * i / 5), Qt::NoButton, Qt::LeftButton, modifiers);
            QApplication::sendEvent(&canvas, &move);
        }
        QTest::mouseRelease(&canvas, Qt::LeftButton, modifiers, to);
    }
    void wheel(QPointF where, int angle, QPoint pixels = {}, Qt::ScrollPhase phase = Qt::NoScrollPhase)
    {
        QWheelEvent event(where, canvas.mapToGlobal(where), pixels, QPoint(0, angle), Qt::NoButton, Qt::NoModifier, phase, false);
        QApplication::sendEvent(&canvas, &event);
    }
    std::string chosen() const
    {
        std::string text;
        for (const EntityId entity : canvas.selection().entities)
            text += (text.empty() ? "" : " ") + std::string(graph.key(entity));
        return text;
    }
};

TEST_F(CanvasTest, ClickSelectsAndEmptyClickClears)
{
    QSignalSpy changed(&canvas, &GraphCanvas::selectionChanged);
    click(at("a"));
    EXPECT_EQ(chosen(), "a");
    click(at("b"), Qt::ShiftModifier);
    click(at("d"), Qt::ControlModifier);
    EXPECT_EQ(chosen(), "a b d");
    click(at("b"), Qt::ControlModifier);
    EXPECT_EQ(chosen(), "a d");
    click(QPoint(600, 500));
    EXPECT_EQ(chosen(), "");
    EXPECT_EQ(changed.count(), 5);
}

TEST_F(CanvasTest, ClickOnALinkSelectsItsStatements)
{
    click((at("a") + at("b")) / 2);
    ASSERT_EQ(canvas.selection().statements.size(), 1U);
    EXPECT_EQ(graph.subject(canvas.selection().statements[0]), id("a"));
    EXPECT_TRUE(canvas.selection().entities.empty());
}

TEST_F(CanvasTest, SetSelectionEmitsNothing)
{
    QSignalSpy changed(&canvas, &GraphCanvas::selectionChanged);
    canvas.setSelection({{id("a")}, {}});
    EXPECT_EQ(changed.count(), 0);
    EXPECT_EQ(chosen(), "a");
}

TEST_F(CanvasTest, WheelZoomsAtThePointer)
{
    QSignalSpy zoomed(&canvas, &GraphCanvas::cameraChanged);
    const QPointF under = canvas.camera().toScene(QPointF(123, 456));
    wheel(QPointF(123, 456), 240);
    EXPECT_NEAR(canvas.camera().zoom, 1.44, 1e-9);
    EXPECT_NEAR(canvas.camera().toScene(QPointF(123, 456)).x(), under.x(), 1e-9);
    EXPECT_NEAR(canvas.camera().toScene(QPointF(123, 456)).y(), under.y(), 1e-9);
    EXPECT_EQ(zoomed.count(), 1);
}

TEST_F(CanvasTest, TouchpadScrollPans)
{
    const Camera before = canvas.camera();
    wheel(QPointF(300, 300), 30, QPoint(12, -7), Qt::ScrollUpdate);
    EXPECT_EQ(canvas.camera().zoom, before.zoom);
    EXPECT_EQ(canvas.camera().offset, before.offset + QPointF(12, -7));
}

TEST_F(CanvasTest, DraggingEmptySpacePans)
{
    const Camera before = canvas.camera();
    drag(QPoint(600, 500), QPoint(660, 470));
    EXPECT_EQ(canvas.camera().offset, before.offset + QPointF(60, -30));
    EXPECT_EQ(chosen(), "");
}

TEST_F(CanvasTest, SpaceDragPansEvenOverAnEntity)
{
    const Camera before = canvas.camera();
    QTest::keyPress(&canvas, Qt::Key_Space);
    drag(at("b"), at("b") + QPoint(40, 10));
    QTest::keyRelease(&canvas, Qt::Key_Space);
    EXPECT_EQ(canvas.camera().offset, before.offset + QPointF(40, 10));
}

TEST_F(CanvasTest, DraggingMovesTheSelectionAndAsksToPin)
{
    QSignalSpy moved(&canvas, &GraphCanvas::movedByUser);
    click(at("a"));
    click(at("b"), Qt::ShiftModifier);
    drag(at("a"), at("a") + QPoint(30, 50));
    ASSERT_EQ(moved.count(), 1);
    const auto ids = moved[0][0].value<std::vector<EntityId>>();
    const auto places = moved[0][1].value<std::vector<Point>>();
    ASSERT_EQ(ids.size(), 2U);
    EXPECT_EQ(places[0], (Point{-170, 50}));
    EXPECT_EQ(places[1], (Point{30, 50}));
    EXPECT_EQ(canvas.scene().nodes[std::size_t(canvas.scene().indexOfNode(id("b")))].center, QPointF(30, 50));
    click(at("b"));   // hits where it now is
    EXPECT_EQ(chosen(), "b");
}

TEST_F(CanvasTest, DraggingAnUnselectedEntitySelectsAndMovesOnlyIt)
{
    QSignalSpy moved(&canvas, &GraphCanvas::movedByUser);
    click(at("a"));
    drag(at("d"), at("d") + QPoint(20, 20));
    ASSERT_EQ(moved.count(), 1);
    EXPECT_EQ(moved[0][0].value<std::vector<EntityId>>(), std::vector<EntityId>{id("d")});
}

TEST_F(CanvasTest, EscapeTakesADragBack)
{
    QSignalSpy moved(&canvas, &GraphCanvas::movedByUser);
    const QPoint from = at("d");
    QTest::mousePress(&canvas, Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, QPointF(from + QPoint(40, 40)), canvas.mapToGlobal(from + QPoint(40, 40)), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(&canvas, &move);
    EXPECT_NE(at("d"), from);
    QTest::keyClick(&canvas, Qt::Key_Escape);
    EXPECT_EQ(at("d"), from);
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, from + QPoint(40, 40));
    EXPECT_EQ(moved.count(), 0);
}

TEST_F(CanvasTest, BoxSelectsWhatItHoldsAndAdds)
{
    click(at("c"));
    drag(at("a") - QPoint(40, 40), at("d") + QPoint(40, 40), Qt::ShiftModifier);
    EXPECT_EQ(chosen(), "c a b d e");
}

TEST_F(CanvasTest, LassoSelectsInsideThePolygon)
{
    canvas.setTool(CanvasTool::Lasso);
    const QPoint corners[] = {at("b") + QPoint(60, -60), at("d") + QPoint(60, 60), at("d") + QPoint(-60, 60), at("b") + QPoint(-60, -60)};
    QTest::mousePress(&canvas, Qt::LeftButton, {}, corners[0]);
    for (const QPoint &corner : corners) {
        QMouseEvent move(QEvent::MouseMove, QPointF(corner), canvas.mapToGlobal(corner), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(&canvas, &move);
    }
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, corners[3]);
    EXPECT_EQ(chosen(), "b d");
}

TEST_F(CanvasTest, KeysBecomeWishes)
{
    QSignalSpy expand(&canvas, &GraphCanvas::expandRequested), collapse(&canvas, &GraphCanvas::collapseRequested), focus(&canvas, &GraphCanvas::focusRequested),
        hide(&canvas, &GraphCanvas::hideRequested), all(&canvas, &GraphCanvas::showAllRequested), pin(&canvas, &GraphCanvas::pinRequested),
        cleared(&canvas, &GraphCanvas::canvasCleared);
    QTest::keyClick(&canvas, Qt::Key_2);
    EXPECT_EQ(focus.count(), 0);   // nothing to focus on
    click(at("b"));
    QTest::keyClick(&canvas, Qt::Key_2);
    QTest::keyClick(&canvas, Qt::Key_0);
    ASSERT_EQ(focus.count(), 2);
    EXPECT_EQ(focus[0][0].toInt(), 2);
    EXPECT_EQ(focus[1][0].toInt(), 0);
    QTest::keyClick(&canvas, Qt::Key_E, Qt::ControlModifier);
    QTest::keyClick(&canvas, Qt::Key_Return);
    EXPECT_EQ(expand.count(), 2);
    QTest::keyClick(&canvas, Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(collapse.count(), 1);
    QTest::keyClick(&canvas, Qt::Key_H);
    QTest::keyClick(&canvas, Qt::Key_H, Qt::ShiftModifier);
    ASSERT_EQ(hide.count(), 2);
    EXPECT_FALSE(hide[0][1].toBool());
    EXPECT_TRUE(hide[1][1].toBool());
    QTest::keyClick(&canvas, Qt::Key_H, Qt::AltModifier);
    EXPECT_EQ(all.count(), 1);
    QTest::keyClick(&canvas, Qt::Key_P);
    QTest::keyClick(&canvas, Qt::Key_P, Qt::AltModifier);
    ASSERT_EQ(pin.count(), 2);
    EXPECT_TRUE(pin[0][1].toBool());
    EXPECT_FALSE(pin[1][1].toBool());
    QTest::keyClick(&canvas, Qt::Key_Escape);
    EXPECT_EQ(cleared.count(), 1);
    EXPECT_EQ(chosen(), "");
}

TEST_F(CanvasTest, DoubleClickExpands)
{
    QSignalSpy expand(&canvas, &GraphCanvas::expandRequested);
    QTest::mouseDClick(&canvas, Qt::LeftButton, {}, at("c"));
    ASSERT_EQ(expand.count(), 1);
    EXPECT_EQ(expand[0][0].value<EntityId>(), id("c"));
}

TEST_F(CanvasTest, ArrowsWalkAlongLinks)
{
    click(at("a"));
    QTest::keyClick(&canvas, Qt::Key_Right);
    EXPECT_EQ(chosen(), "b");
    QTest::keyClick(&canvas, Qt::Key_Down);
    EXPECT_EQ(chosen(), "d");
    QTest::keyClick(&canvas, Qt::Key_Left);   // e lies there but no link leads to it
    EXPECT_EQ(chosen(), "d");
    QTest::keyClick(&canvas, Qt::Key_Up);
    QTest::keyClick(&canvas, Qt::Key_Right);
    EXPECT_EQ(chosen(), "c");
}

TEST_F(CanvasTest, ControlArrowNudges)
{
    QSignalSpy moved(&canvas, &GraphCanvas::movedByUser);
    click(at("c"));
    QTest::keyClick(&canvas, Qt::Key_Up, Qt::ControlModifier);
    ASSERT_EQ(moved.count(), 1);
    EXPECT_EQ(moved[0][1].value<std::vector<Point>>()[0], (Point{200, -10}));
}

TEST_F(CanvasTest, FitShowsEverything)
{
    canvas.setCamera({5, QPointF(-900, -900)}, Animate::No);
    QTest::keyClick(&canvas, Qt::Key_F);
    for (const char *key : {"a", "b", "c", "d", "e"})
        EXPECT_TRUE(canvas.rect().adjusted(40, 40, -40, -40).contains(at(key))) << key;
    canvas.setCamera({5, QPointF(-900, -900)}, Animate::No);
    QTest::keyClick(&canvas, Qt::Key_0, Qt::ControlModifier);
    EXPECT_TRUE(canvas.rect().contains(at("e")));
}

TEST_F(CanvasTest, HoverFadesTheRestAfterAMoment)
{
    const QImage before = canvas.grab().toImage();
    QTest::mouseMove(&canvas, at("a"));
    QMouseEvent move(QEvent::MouseMove, QPointF(at("a")), canvas.mapToGlobal(at("a")), Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(&canvas, &move);
    EXPECT_TRUE(QTest::qWaitFor([&] { return canvas.grab().toImage().pixel(at("c")+QPoint(0, 8)) != before.pixel(at("c")+QPoint(0, 8)); }, 2000));
    EXPECT_EQ(canvas.grab().toImage().pixel(at("b")+QPoint(0, 10)), before.pixel(at("b")+QPoint(0, 10)));   // a neighbour stays
}

TEST_F(CanvasTest, ScenesGlideAndLastWishWins)
{
    canvas.setAnimationsEnabled(true);
    putAt(view, id("c"), 200, 100);
    canvas.setScene(sceneOf(graph, view), Animate::Yes);
    EXPECT_TRUE(canvas.isAnimating());
    EXPECT_LT(canvas.scene().nodes[2].center.y(), 50);
    canvas.finishAnimations();
    EXPECT_FALSE(canvas.isAnimating());
    EXPECT_EQ(canvas.scene().nodes[2].center, QPointF(200, 100));
    canvas.setCamera({2, QPointF(0, 0)}, Animate::Yes);
    canvas.setCamera({3, QPointF(10, 0)}, Animate::Yes);
    canvas.finishAnimations();
    EXPECT_EQ(canvas.camera(), (Camera{3, QPointF(10, 0)}));
}

TEST_F(CanvasTest, AnimationsCanBeTurnedOff)
{
    putAt(view, id("c"), 200, 100);
    canvas.setScene(sceneOf(graph, view), Animate::Yes);
    EXPECT_FALSE(canvas.isAnimating());
    EXPECT_EQ(canvas.scene().nodes[2].center, QPointF(200, 100));
}

TEST_F(CanvasTest, LegendRowAsksForItsCondition)
{
    canvas.setLegendVisible(true);
    canvas.setMinimapVisible(true);
    QSignalSpy condition(&canvas, &GraphCanvas::conditionRequested);
    for (int y = 599; y > 400 && condition.isEmpty(); y -= 4)
        click(QPoint(40, y));
    ASSERT_FALSE(condition.isEmpty());
    EXPECT_TRUE(Lens::parse(condition[0][0].toString().toStdString()).has_value()) << condition[0][0].toString().toStdString();
}

TEST_F(CanvasTest, MinimapMovesTheCamera)
{
    canvas.setMinimapVisible(true);
    const Camera before = canvas.camera();
    click(QPoint(800 - 12 - 150, 600 - 12 - 20));
    EXPECT_EQ(canvas.camera().zoom, before.zoom);
    EXPECT_NE(canvas.camera().offset, before.offset);
}

TEST_F(CanvasTest, EmptySceneShowsSentenceAndAction)
{
    QSignalSpy action(&canvas, &GraphCanvas::emptyActionRequested);
    canvas.setEmptyText(QStringLiteral("Nothing here yet."), QStringLiteral("Open the sample"));
    canvas.setScene(Scene(), Animate::No);
    canvas.grab();
    for (int y = 250; y < 400 && action.isEmpty(); y += 5)
        click(QPoint(400, y));
    EXPECT_EQ(action.count(), 1);
    for (const int key : {Qt::Key_Left, Qt::Key_F, Qt::Key_H, Qt::Key_1, Qt::Key_Escape})
        QTest::keyClick(&canvas, Qt::Key(key));   // nothing to act on, nothing breaks
}

TEST_F(CanvasTest, PictureIsTheScaledView)
{
    const QImage image = canvas.picture(2);
    EXPECT_EQ(image.size(), QSize(1600, 1200));
    EXPECT_EQ(QColor(image.pixel(at("b") * 2 + QPoint(0, 20))), canvas.scene().nodes[1].fill);
}

/// For people to look at: written where RELATA_PICTURES names a folder.
TEST(CanvasPicture, LegendAndMinimapStandInTheirCornersAndNamesKeepOffThem)
{
    const KnowledgeGraph graph = test::mixedGraph();
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        for (const ColorBy by : {ColorBy::Category, ColorBy::Voice}) {
            ViewState view = test::inCircle(graph, 300);
            view.colorBy = by;
            GraphCanvas canvas;
            canvas.setAnimationsEnabled(false);
            canvas.resize(1000, 700);
            canvas.setGraph(&graph);
            canvas.setScene(sceneOf(graph, view, kind), Animate::No);
            canvas.show();
            ASSERT_TRUE(QTest::qWaitForWindowExposed(&canvas));
            if (kind == ThemeKind::Dark)
                canvas.setSelection({{graph.findEntity("plan")}, {}});
            const QImage image = canvas.grab().toImage();
            const Theme &theme = Theme::of(kind);
            EXPECT_EQ(QColor(image.pixel(1000 - 12 - 80, 700 - 12 - 2)), theme.raised);
            EXPECT_EQ(QColor(image.pixel(12 + 4, 700 - 12 - 6)), theme.raised);
            EXPECT_EQ(QColor(image.pixel(990, 300)), theme.canvas);
            for (const SceneNode &node : canvas.scene().nodes) {   // nobody stands behind the legend
                if (theme.raised == theme.canvas)
                    break;   // the picture cannot tell
                const QPoint at = canvas.camera().toTarget(node.center).toPoint();
                EXPECT_NE(QColor(image.pixel(at + QPoint(0, int(node.radius * 0.75)))), theme.raised) << node.name.toStdString();
            }
            const QString folder = qEnvironmentVariable("RELATA_PICTURES");
            if (!folder.isEmpty())
                image.save(QDir(folder).filePath(QStringLiteral("canvas-%1-%2.png").arg(toString(kind)).arg(int(by))));
        }
    }
}

/// Large scenes scroll a picture: after it has settled it must be what a fresh paint gives.
TEST(LargeCanvas, PannedPictureEqualsAFreshOne)
{
    std::string text;
    for (int i = 0; i < 1300; ++i)
        text += "n" + std::to_string(i % 400) + " -x-> n" + std::to_string((i * 37 + i / 400 + 1) % 400) + ", ";
    const KnowledgeGraph graph = graphFromText(text);
    ViewState view = test::inCircle(graph, 900);
    GraphCanvas canvas;
    canvas.setAnimationsEnabled(false);
    canvas.setLegendVisible(false);
    canvas.setMinimapVisible(false);
    canvas.resize(600, 400);
    canvas.setGraph(&graph);
    canvas.setScene(sceneOf(graph, view), Animate::No);
    ASSERT_GT(canvas.scene().links.size(), 1200U);
    canvas.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&canvas));
    canvas.grab();
    Camera camera = canvas.camera();
    for (int i = 0; i < 10; ++i) {
        camera.offset += QPointF(13, -7);
        canvas.setCamera(camera, Animate::No);
        canvas.grab();
    }
    canvas.clearFocus();
    EXPECT_TRUE(QTest::qWaitFor([&] { return canvas.grab().toImage().convertToFormat(QImage::Format_RGB32) == canvas.picture(1); }, 3000));
}

}  // namespace
}  // namespace relata
