// SPDX-License-Identifier: Apache-2.0
#include "tests/views/canvas/canvasfixture.h"

#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QSignalSpy>

#include <memory>

namespace relata {
namespace {

using test::CanvasTest;

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
    click(at("b"));  // hits where it now is
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

TEST_F(CanvasTest, ALinkGivesWayToAnEntityThatIsDraggedOntoItAndIsPointedAtWhereItRunsThen)
{
    const auto bends = [&] {
        float most = 0;
        for (const SceneLink &link : canvas.scene().links)
            most = std::max(most, std::abs(link.bend));
        return most;
    };
    ASSERT_EQ(bends(), 0);
    const QPoint middle = (at("a") + at("b")) / 2;
    drag(at("e"), middle);
    EXPECT_GT(bends(), 10);
    for (const SceneLink &link : canvas.scene().links)
        if (link.bend != 0)
            click(canvas.camera().toTarget(linkGeometry(canvas.scene(), link, 1, 1).middle).toPoint());
    EXPECT_FALSE(canvas.selection().statements.empty());
    drag(at("e"), middle + QPoint(0, 220));
    EXPECT_EQ(bends(), 0);
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

TEST_F(CanvasTest, ABoxBeginsOnAnEntityTooAndMovesNobody)
{
    const QPoint before = at("a");
    QSignalSpy moved(&canvas, &GraphCanvas::movedByUser);
    drag(at("a"), at("d") + QPoint(40, 40), Qt::ShiftModifier);
    EXPECT_EQ(moved.count(), 0);
    EXPECT_EQ(at("a"), before);
    EXPECT_TRUE(chosen().find('a') != std::string::npos && chosen().find('d') != std::string::npos) << chosen();
    canvas.setTool(CanvasTool::Lasso);
    drag(at("a"), at("d") + QPoint(40, 40));
    EXPECT_EQ(moved.count(), 0) << "with the lasso in hand";
}

TEST_F(CanvasTest, AClickOnTheGroundPutsTheLightOut)
{
    canvas.setLit({id("a")}, {});
    ASSERT_FALSE(canvas.lit().empty());
    click(at("a") - QPoint(60, 60));
    EXPECT_TRUE(canvas.lit().empty());
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

TEST_F(CanvasTest, DoubleClickExpands)
{
    QSignalSpy expand(&canvas, &GraphCanvas::expandRequested);
    QTest::mouseDClick(&canvas, Qt::LeftButton, {}, at("c"));
    ASSERT_EQ(expand.count(), 1);
    EXPECT_EQ(expand[0][0].value<EntityId>(), id("c"));
}

TEST_F(CanvasTest, MinimapMovesTheCamera)
{
    canvas.setMinimapVisible(true);
    const Camera before = canvas.camera();
    click(QPoint(800 - 12 - 150, 600 - 12 - 20));
    EXPECT_EQ(canvas.camera().zoom, before.zoom);
    EXPECT_NE(canvas.camera().offset, before.offset);
}

TEST_F(CanvasTest, ATouchpadThatOnlyItsDeviceTellsPansToo)
{
    const QPointingDevice pad(QStringLiteral("pad"), 77, QInputDevice::DeviceType::TouchPad, QPointingDevice::PointerType::Finger,
                              QInputDevice::Capability::Scroll, 2, 0);
    const Camera before = canvas.camera();
    const QPointF where(300, 300);
    QWheelEvent event(where, canvas.mapToGlobal(where), QPoint(), QPoint(20, -40), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false,
                      Qt::MouseEventNotSynthesized, &pad);
    QApplication::sendEvent(&canvas, &event);
    EXPECT_EQ(canvas.camera().zoom, before.zoom);
    EXPECT_EQ(canvas.camera().offset, before.offset + QPointF(10, -20));
}

TEST_F(CanvasTest, ControlMakesATouchpadZoom)
{
    const QPointF where(300, 300), under = canvas.camera().toScene(where);
    QWheelEvent event(where, canvas.mapToGlobal(where), QPoint(0, 30), QPoint(0, 120), Qt::NoButton, Qt::ControlModifier, Qt::ScrollUpdate, false);
    QApplication::sendEvent(&canvas, &event);
    EXPECT_NEAR(canvas.camera().zoom, 1.2, 1e-9);
    EXPECT_NEAR(canvas.camera().toScene(where).x(), under.x(), 1e-9);
}

TEST_F(CanvasTest, PinchOnATouchpadZoomsAtThePointer)
{
    const QPointF where(321, 123), under = canvas.camera().toScene(where);
    QNativeGestureEvent pinch(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, where, where, canvas.mapToGlobal(where), 0.25,
                              QPointF());
    QApplication::sendEvent(&canvas, &pinch);
    EXPECT_NEAR(canvas.camera().zoom, 1.25, 1e-9);
    EXPECT_NEAR(canvas.camera().toScene(where).x(), under.x(), 1e-9);
    EXPECT_NEAR(canvas.camera().toScene(where).y(), under.y(), 1e-9);
}

TEST_F(CanvasTest, TwoFingersOnAScreenZoomAndMoveNothingElse)
{
    QSignalSpy moved(&canvas, &GraphCanvas::movedByUser);
    std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    const QPoint left = at("a"), right = left + QPoint(80, 0);
    QTest::touchEvent(&canvas, screen.get()).press(0, left).press(1, right);
    for (int i = 1; i <= 8; ++i)
        QTest::touchEvent(&canvas, screen.get()).move(0, left - QPoint(10 * i, 0)).move(1, right + QPoint(10 * i, 0));
    QTest::touchEvent(&canvas, screen.get()).release(0, left - QPoint(80, 0)).release(1, right + QPoint(80, 0));
    EXPECT_GT(canvas.camera().zoom, 1.5);
    EXPECT_EQ(moved.count(), 0);
}

TEST_F(CanvasTest, WheelZoomStaysWithinItsLimits)
{
    for (int i = 0; i < 60; ++i)
        wheel(QPointF(400, 300), 240);
    EXPECT_NEAR(canvas.camera().zoom, 8, 1e-9);
    for (int i = 0; i < 120; ++i)
        wheel(QPointF(400, 300), -240);
    EXPECT_NEAR(canvas.camera().zoom, 0.02, 1e-9);
}

TEST_F(CanvasTest, TheMiddleButtonPansAndSelectsNothing)
{
    const Camera before = canvas.camera();
    QTest::mousePress(&canvas, Qt::MiddleButton, {}, at("b"));
    const QPoint to = at("b") + QPoint(25, 15);
    QMouseEvent move(QEvent::MouseMove, QPointF(to), canvas.mapToGlobal(to), Qt::NoButton, Qt::MiddleButton, {});
    QApplication::sendEvent(&canvas, &move);
    QTest::mouseRelease(&canvas, Qt::MiddleButton, {}, to);
    EXPECT_EQ(canvas.camera().offset, before.offset + QPointF(25, 15));
    EXPECT_EQ(chosen(), "");
}

TEST_F(CanvasTest, ControlBoxAndLassoAdd)
{
    click(at("a"));
    drag(at("c") - QPoint(40, 40), at("c") + QPoint(40, 40), Qt::ControlModifier);
    EXPECT_EQ(chosen(), "a c");
    canvas.setTool(CanvasTool::Lasso);
    QTest::mousePress(&canvas, Qt::LeftButton, Qt::ShiftModifier, at("d") + QPoint(-50, -50));
    for (const QPoint &corner : {QPoint(50, -50), QPoint(50, 50), QPoint(-50, 50)}) {
        QMouseEvent move(QEvent::MouseMove, QPointF(at("d") + corner), canvas.mapToGlobal(at("d") + corner), Qt::NoButton, Qt::LeftButton,
                         Qt::ShiftModifier);
        QApplication::sendEvent(&canvas, &move);
    }
    QTest::mouseRelease(&canvas, Qt::LeftButton, Qt::ShiftModifier, at("d") + QPoint(-50, 50));
    EXPECT_EQ(chosen(), "a c d");
    click(at("b"));  // the lasso still clicks
    EXPECT_EQ(chosen(), "b");
}

TEST_F(CanvasTest, EscapeDropsABoxBeforeItClearsTheSelection)
{
    click(at("c"));
    QTest::mousePress(&canvas, Qt::LeftButton, Qt::ShiftModifier, at("a") - QPoint(40, 40));
    const QPoint to = at("d") + QPoint(40, 40);
    QMouseEvent move(QEvent::MouseMove, QPointF(to), canvas.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::ShiftModifier);
    QApplication::sendEvent(&canvas, &move);
    QTest::keyClick(&canvas, Qt::Key_Escape);
    QTest::mouseRelease(&canvas, Qt::LeftButton, Qt::ShiftModifier, to);
    EXPECT_EQ(chosen(), "c");
    QTest::keyClick(&canvas, Qt::Key_Escape);
    EXPECT_EQ(chosen(), "");
}

TEST_F(CanvasTest, DoubleClickOnTheGroundExpandsNobody)
{
    QSignalSpy expand(&canvas, &GraphCanvas::expandRequested);
    QTest::mouseDClick(&canvas, Qt::LeftButton, {}, QPoint(600, 500));
    EXPECT_EQ(expand.count(), 0);
}

TEST_F(CanvasTest, DraggingInTheMinimapFollowsThePointer)
{
    canvas.setMinimapVisible(true);
    const QPoint from(800 - 12 - 80, 600 - 12 - 49);
    click(from);
    const QPointF middle = canvas.camera().toScene(QPointF(400, 300));
    drag(from, from + QPoint(20, 0));
    const QPointF next = canvas.camera().toScene(QPointF(400, 300));
    EXPECT_GT(next.x(), middle.x() + 10);
    EXPECT_NEAR(next.y(), middle.y(), 1e-6);
    EXPECT_EQ(chosen(), "");
}

TEST_F(CanvasTest, ALinkIsDrawnFromOneToAnother)
{
    std::vector<std::pair<EntityId, EntityId>> drawn;
    QObject::connect(&canvas, &GraphCanvas::linkDrawn, [&](EntityId from, EntityId to) { drawn.emplace_back(from, to); });
    const QPoint before = at("a");
    drag(at("a"), at("d"), Qt::AltModifier);
    ASSERT_EQ(drawn.size(), 1U);
    EXPECT_EQ(drawn[0], std::pair(id("a"), id("d")));
    EXPECT_EQ(at("a"), before) << "nobody is moved by it";
    canvas.setTool(CanvasTool::Link);
    drag(at("c"), QPoint(700, 60));
    ASSERT_EQ(drawn.size(), 2U);
    EXPECT_EQ(drawn[1], std::pair(id("c"), noEntity));
    drag(at("c"), at("c") + QPoint(15, 0));
    EXPECT_EQ(drawn.size(), 2U) << "let go where it began";
}

TEST_F(CanvasTest, EscEndsALinkThatIsBeingDrawn)
{
    int drawn = 0;
    QObject::connect(&canvas, &GraphCanvas::linkDrawn, [&] { ++drawn; });
    QTest::mousePress(&canvas, Qt::LeftButton, Qt::AltModifier, at("a"));
    QMouseEvent move(QEvent::MouseMove, QPointF(at("b")), canvas.mapToGlobal(QPointF(at("b"))), Qt::NoButton, Qt::LeftButton, Qt::AltModifier);
    QApplication::sendEvent(&canvas, &move);
    const QImage during = canvas.grab().toImage();
    QTest::keyClick(&canvas, Qt::Key_Escape);
    EXPECT_NE(canvas.grab().toImage(), during) << "the line is seen while it is drawn";
    QTest::mouseRelease(&canvas, Qt::LeftButton, Qt::AltModifier, at("b"));
    EXPECT_EQ(drawn, 0);
}

TEST_F(CanvasTest, AltDragOnTheGroundIsTheLasso)
{
    QTest::mousePress(&canvas, Qt::LeftButton, Qt::AltModifier, at("a") - QPoint(40, 40));
    for (const QPoint off : {QPoint(40, -40), QPoint(40, 40), QPoint(-40, 40), QPoint(-40, -40)}) {
        QMouseEvent move(QEvent::MouseMove, QPointF(at("a") + off), canvas.mapToGlobal(QPointF(at("a") + off)), Qt::NoButton, Qt::LeftButton,
                         Qt::AltModifier);
        QApplication::sendEvent(&canvas, &move);
    }
    QTest::mouseRelease(&canvas, Qt::LeftButton, Qt::AltModifier, at("a") - QPoint(40, 40));
    EXPECT_EQ(chosen(), "a");
}

TEST_F(CanvasTest, WhoIsPointedAtIsRingedAtOnce)
{
    const QImage before = canvas.grab().toImage();
    const QPoint where = at("b");
    QMouseEvent move(QEvent::MouseMove, QPointF(where), canvas.mapToGlobal(QPointF(where)), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&canvas, &move);
    const QImage after = canvas.grab().toImage();  // nobody has waited until the pointer rests
    EXPECT_NE(before, after);
    const QRect elsewhere(0, 0, where.x() - 60, canvas.height());
    EXPECT_EQ(before.copy(elsewhere), after.copy(elsewhere));
}

/// So many that what tiles and hit test read is not made anew while one waits.
struct CrowdedCanvas : testing::Test {
    static constexpr int side = 120;
    GraphCanvas canvas;
    CrowdedCanvas()
    {
        Scene scene;
        scene.labels = {QStringLiteral("knows")};
        scene.typeLooks = typeLooks(Schema::standard(), ThemeKind::Light);
        for (int i = 0; i < side * side; ++i) {
            SceneNode node;
            node.id = EntityId(std::uint32_t(i));
            node.center = QPointF(60 * (i % side), 60 * (i / side));  // NOLINT(bugprone-integer-division)
            node.fill = scene.typeLooks[0].fill;
            scene.nodes.push_back(node);
            if (i == 0)
                continue;
            SceneLink link;
            link.from = std::uint32_t(i);
            link.to = std::uint32_t(i % 7 ? i - 1 : 0);
            link.stated = StatementId(std::uint32_t(i));
            link.color = QColor(120, 120, 120);
            scene.links.push_back(link);
        }
        scene.bounds = QRectF(-12, -12, 60 * side, 60 * side);
        canvas.setAnimationsEnabled(false);
        canvas.setLegendVisible(false);
        canvas.setMinimapVisible(false);
        canvas.resize(800, 600);
        canvas.setScene(scene, Animate::No);
        canvas.setCamera({0.5, QPointF(30, 30)}, Animate::No);
        canvas.show();
        (void)QTest::qWaitForWindowExposed(&canvas);
        canvas.grab();
    }
    QPointF at(int node) const { return canvas.camera().toTarget(canvas.scene().nodes.view()[std::size_t(node)].center); }
    void move(QPointF to)
    {
        QMouseEvent event(QEvent::MouseMove, to, canvas.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&canvas, &event);
        canvas.grab();
    }
    void dragBy(int node, QPointF by)
    {
        const QPointF from = at(node);
        QTest::mousePress(&canvas, Qt::LeftButton, {}, from.toPoint());
        move(from + by / 2);
        move(from + by);
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, (from + by).toPoint());
    }
};

TEST_F(CrowdedCanvas, WhoWasDraggedIsAtOnceWhereTheyWereLetGo)
{
    const int node = 3 * side + 4;
    const QPointF before = at(node);
    dragBy(node, QPointF(15, 15));
    EXPECT_NEAR(at(node).x(), before.x() + 15, 1);
    for (const bool finished : {false, true}) {
        if (finished)
            canvas.finishPicture();
        EXPECT_EQ(canvas.entityAt(at(node)), EntityId(std::uint32_t(node))) << finished;
        EXPECT_EQ(canvas.entityAt(before), noEntity) << finished;
        EXPECT_EQ(canvas.entityAt(at(node + 1)), EntityId(std::uint32_t(node + 1))) << finished;
    }
    const QPointF once = at(node);
    dragBy(node, QPointF(-15, 0));  // and again, with what was let go before
    EXPECT_EQ(canvas.entityAt(at(node)), EntityId(std::uint32_t(node)));
    EXPECT_EQ(canvas.entityAt(once), noEntity);
}

TEST_F(CrowdedCanvas, ADragThatIsTakenBackLeavesThePictureAsItWas)
{
    const int node = 3 * side + 4;
    dragBy(node, QPointF(15, 15));
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, QPoint(790, 5));
    canvas.finishPicture();
    const QImage before = canvas.grab().toImage();
    const QPointF from = at(node);
    QTest::mousePress(&canvas, Qt::LeftButton, {}, from.toPoint());
    move(from + QPointF(20, -15));
    QTest::keyClick(&canvas, Qt::Key_Escape);
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, from.toPoint());
    canvas.setSelection({});
    EXPECT_EQ(canvas.entityAt(from), EntityId(std::uint32_t(node)));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&canvas, &leave);
    canvas.finishPicture();
    EXPECT_EQ(canvas.grab().toImage(), before);
}

TEST_F(CrowdedCanvas, WhoWasDraggedIsDrawnAlsoBeforeAnotherPictureHasCome)
{
    const int node = 3 * side + 4;
    dragBy(node, QPointF(15, 15));
    canvas.setSelection({});  // no longer lit, and not yet among the tiles
    const QColor fill(canvas.scene().nodes.view()[std::size_t(node)].fill);
    const QPoint place = (at(node) + QPointF(5, 0)).toPoint();  // beside its icon
    EXPECT_EQ(QColor(canvas.grab().toImage().pixel(place)), fill);
    canvas.finishPicture();
    EXPECT_EQ(QColor(canvas.grab().toImage().pixel(place)), fill);
}

}  // namespace
}  // namespace relata
