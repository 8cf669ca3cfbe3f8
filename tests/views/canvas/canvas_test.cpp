// SPDX-License-Identifier: Apache-2.0
#include "tests/views/canvas/canvasfixture.h"

#include <QDir>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QToolTip>

namespace relata {
namespace {

using test::CanvasTest;
using test::graphFromText;
using test::putAt;
using test::sceneOf;

TEST_F(CanvasTest, SetSelectionEmitsNothing)
{
    QSignalSpy changed(&canvas, &GraphCanvas::selectionChanged);
    canvas.setSelection({{id("a")}, {}});
    EXPECT_EQ(changed.count(), 0);
    EXPECT_EQ(chosen(), "a");
}

TEST_F(CanvasTest, KeysBecomeWishes)
{
    QSignalSpy expand(&canvas, &GraphCanvas::expandRequested), collapse(&canvas, &GraphCanvas::collapseRequested),
        focus(&canvas, &GraphCanvas::focusRequested), hide(&canvas, &GraphCanvas::hideRequested), all(&canvas, &GraphCanvas::showAllRequested),
        pin(&canvas, &GraphCanvas::pinRequested), cleared(&canvas, &GraphCanvas::canvasCleared);
    QTest::keyClick(&canvas, Qt::Key_2);
    EXPECT_EQ(focus.count(), 1);  // of nothing: who hears it says so
    focus.clear();
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

TEST_F(CanvasTest, ArrowsWalkAlongLinks)
{
    click(at("a"));
    QTest::keyClick(&canvas, Qt::Key_Right);
    EXPECT_EQ(chosen(), "b");
    QTest::keyClick(&canvas, Qt::Key_Down);
    EXPECT_EQ(chosen(), "d");
    QTest::keyClick(&canvas, Qt::Key_Left);  // e lies there but no link leads to it
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
    EXPECT_TRUE(QTest::qWaitFor([&] { return canvas.grab().toImage().pixel(at("c") + QPoint(0, 8)) != before.pixel(at("c") + QPoint(0, 8)); }, 2000));
    EXPECT_EQ(canvas.grab().toImage().pixel(at("b") + QPoint(0, 10)), before.pixel(at("b") + QPoint(0, 10)));  // a neighbour stays
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
        QTest::keyClick(&canvas, Qt::Key(key));  // nothing to act on, nothing breaks
}

TEST_F(CanvasTest, PictureIsTheScaledView)
{
    const QImage image = canvas.picture(2);
    EXPECT_EQ(image.size(), QSize(1600, 1200));
    EXPECT_EQ(QColor(image.pixel(at("b") * 2 + QPoint(0, 20))), QColor(canvas.scene().nodes[1].fill));
}

TEST_F(CanvasTest, EveryDigitIsANumberOfSteps)
{
    QSignalSpy focus(&canvas, &GraphCanvas::focusRequested);
    click(at("b"));
    for (int digit = 1; digit <= 9; ++digit) {
        QTest::keyClick(&canvas, Qt::Key(Qt::Key_0 + digit));
        ASSERT_EQ(focus.count(), digit);
        EXPECT_EQ(focus.last()[0].toInt(), digit);
    }
    QTest::keyClick(&canvas, Qt::Key_3, Qt::KeypadModifier);
    EXPECT_EQ(focus.last()[0].toInt(), 3);
}

TEST_F(CanvasTest, ShiftFFitsTheSelection)
{
    click(at("c"));
    click(at("b"), Qt::ShiftModifier);
    canvas.setCamera({0.1, QPointF(0, 0)}, Animate::No);
    QTest::keyClick(&canvas, Qt::Key_F, Qt::ShiftModifier);
    EXPECT_GT(canvas.camera().zoom, 1);
    EXPECT_TRUE(canvas.rect().contains(at("b")));
    EXPECT_TRUE(canvas.rect().contains(at("c")));
}

TEST_F(CanvasTest, WalkingBringsWhoIsReachedIntoView)
{
    canvas.setCamera({4, QPointF(400, 300)}, Animate::No);  // b in the middle, everybody else outside
    click(at("b"));
    QTest::keyClick(&canvas, Qt::Key_Right);
    EXPECT_EQ(chosen(), "c");
    EXPECT_TRUE(canvas.rect().adjusted(40, 40, -40, -40).contains(at("c")));
}

TEST_F(CanvasTest, TheFirstArrowTakesTheEntityInTheMiddle)
{
    QSignalSpy changed(&canvas, &GraphCanvas::selectionChanged);
    canvas.setCamera({1, QPointF(200, 300)}, Animate::No);  // c in the middle
    QTest::keyClick(&canvas, Qt::Key_Left);
    EXPECT_EQ(chosen(), "c");
    EXPECT_EQ(changed.count(), 1);  // the inspector follows this
}

TEST_F(CanvasTest, TooltipsTellClaimAndSpeaker)
{
    const auto tipAt = [&](QPoint where) {
        QHelpEvent ask(QEvent::ToolTip, where, canvas.mapToGlobal(where));
        QApplication::sendEvent(&canvas, &ask);
        return QToolTip::text();
    };
    const QString link = tipAt((at("a") + at("b")) / 2);
    const StatementId statement = canvas.scene().statementsOf(canvas.scene().links[0]).front();
    EXPECT_TRUE(link.contains(QString::fromStdString(std::string(graph.claim(statement))).toHtmlEscaped())) << link.toStdString();
    EXPECT_TRUE(link.contains(QStringLiteral("Author"))) << link.toStdString();
    const QString entity = tipAt(at("b"));
    EXPECT_TRUE(entity.contains(QStringLiteral("<b>B</b>"))) << entity.toStdString();
    EXPECT_TRUE(entity.contains(QStringLiteral("3 statements"))) << entity.toStdString();
    QToolTip::hideText();
}

TEST_F(CanvasTest, OverlaysFoldToAButtonAndBack)
{
    canvas.setLegendVisible(true);
    canvas.setMinimapVisible(true);
    const QColor raised = Theme::of(ThemeKind::Light).border;
    const auto lineAt = [&](QPoint where) { return QColor(canvas.grab().toImage().pixel(where)) == raised; };
    EXPECT_TRUE(lineAt(QPoint(800 - 12 - 80, 600 - 13)));  // lower edge of the open minimap
    click(QPoint(800 - 12 - 12, 600 - 12 - 98 + 12));
    EXPECT_FALSE(lineAt(QPoint(800 - 12 - 80, 600 - 13)));
    EXPECT_TRUE(lineAt(QPoint(800 - 12 - 14, 600 - 13)));  // a button of 28 px
    click(QPoint(800 - 12 - 14, 600 - 12 - 14));
    EXPECT_TRUE(lineAt(QPoint(800 - 12 - 80, 600 - 13)));
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
            for (const SceneNode &node : canvas.scene().nodes) {  // nobody stands behind the legend
                if (theme.raised == theme.canvas)
                    break;  // the picture cannot tell
                const QPoint at = canvas.camera().toTarget(node.center).toPoint();
                EXPECT_NE(QColor(image.pixel(at + QPoint(0, int(node.radius * 0.75)))), theme.raised) << canvas.scene().nameOf(node).toStdString();
            }
            const QString folder = qEnvironmentVariable("RELATA_PICTURES");
            if (!folder.isEmpty())
                image.save(QDir(folder).filePath(QStringLiteral("canvas-%1-%2.png").arg(toString(kind)).arg(int(by))));
        }
    }
}

TEST_F(CanvasTest, EdgeHeatShowsInSmallPicturesTooAndGoesAgain)
{
    const QImage before = canvas.picture(1);
    canvas.setEdgeHeat(true);
    canvas.finishPicture();
    EXPECT_NE(canvas.picture(1), before);
    canvas.setEdgeHeat(false);
    canvas.grab();
    EXPECT_EQ(canvas.picture(1), before);
}

/// More links than the painter can draw within a frame.
struct LargeCanvas : testing::Test {
    KnowledgeGraph graph;
    GraphCanvas canvas;

    LargeCanvas()
    {
        std::string text;
        for (int i = 0; i < 8000; ++i)
            text += "n" + std::to_string(i % 1500) + " -x-> n" + std::to_string((i * 37 + i / 1500 + 1) % 1500) + ", ";
        graph = graphFromText(text);
        ViewState view;
        for (int i = 0; i < 1500; ++i)
            test::putAt(view, graph.findEntity("n" + std::to_string(i)), float(i % 50) * 90, float(i / 50) * 90);
        canvas.setAnimationsEnabled(false);
        canvas.setLegendVisible(false);
        canvas.setMinimapVisible(false);
        canvas.resize(600, 400);
        canvas.setGraph(&graph);
        canvas.setScene(sceneOf(graph, view), Animate::No);
        canvas.show();
        (void)QTest::qWaitForWindowExposed(&canvas);
        canvas.grab();
    }
    QPointF at(int node) const { return canvas.camera().toTarget(canvas.scene().nodes[std::size_t(node)].center); }
};

TEST_F(LargeCanvas, NamesStayAtTheirNodesWhileTheViewMoves)
{
    canvas.setCamera({0.5, QPointF(-700, -400)}, Animate::No);
    canvas.finishPicture();
    canvas.grab();
    std::map<int, QPointF> before;
    for (const PlacedLabel &label : canvas.report().labels)
        EXPECT_TRUE(QRectF(canvas.rect()).contains(label.box)) << "cut at the edge";
    for (const PlacedLabel &label : canvas.report().labels)
        before[label.node] = label.box.topLeft() - at(label.node);
    ASSERT_GT(before.size(), 5U);
    for (int i = 0; i < 12; ++i) {
        Camera camera = canvas.camera();
        camera.offset += QPointF(13, -7);
        canvas.setCamera(camera, Animate::No);
        canvas.grab();
    }
    std::map<int, QPointF> after;
    for (const PlacedLabel &label : canvas.report().labels)
        after[label.node] = label.box.topLeft() - at(label.node);
    for (const auto &[node, place] : before) {
        if (!QRectF(60, 40, 480, 320).contains(at(node)))
            continue;
        ASSERT_TRUE(after.contains(node)) << node;
        EXPECT_LT((after[node] - place).manhattanLength(), 1e-6) << node;
    }
}

TEST_F(LargeCanvas, IsCompleteOnceItsTilesAreDrawn)
{
    canvas.finishPicture();
    canvas.clearFocus();
    const QImage complete = canvas.grab().toImage();
    EXPECT_EQ(canvas.grab().toImage(), complete);
    EXPECT_EQ(complete.convertToFormat(QImage::Format_RGB32), canvas.picture(1));
}

TEST_F(LargeCanvas, AnEntityThatIsDraggedLeavesNothingBehind)
{
    canvas.setCamera({0.4, QPointF(-100, -100)}, Animate::No);
    canvas.finishPicture();
    int node = 0;
    for (std::size_t i = 0; i < canvas.scene().nodes.size(); ++i)
        if ((at(int(i)) - QPointF(250, 180)).manhattanLength() < (at(node) - QPointF(250, 180)).manhattanLength())
            node = int(i);
    const QPoint from = at(node).toPoint(), to = from + QPoint(60, 50);
    QTest::mousePress(&canvas, Qt::LeftButton, {}, from);
    for (int i = 1; i <= 5; ++i) {
        QMouseEvent move(QEvent::MouseMove, QPointF(from + (to - from) * i / 5), canvas.mapToGlobal(from + (to - from) * i / 5), Qt::NoButton,
                         Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&canvas, &move);
        canvas.grab();
    }
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, to);
    EXPECT_EQ(canvas.entityAt(to), canvas.scene().nodes[std::size_t(node)].id);
    EXPECT_NE(canvas.entityAt(from), canvas.scene().nodes[std::size_t(node)].id);
    canvas.setSelection({});
    canvas.finishPicture();
    canvas.clearFocus();
    EXPECT_EQ(canvas.grab().toImage().convertToFormat(QImage::Format_RGB32), canvas.picture(1));
}

TEST_F(LargeCanvas, EdgeHeatChangesThePictureAndTheLegend)
{
    canvas.setLegendVisible(true);
    canvas.finishPicture();
    const QImage plain = canvas.picture(1);
    canvas.setEdgeHeat(true);
    EXPECT_TRUE(canvas.edgeHeat());
    canvas.finishPicture();
    EXPECT_NE(canvas.picture(1), plain);
    canvas.setEdgeHeat(false);
    canvas.finishPicture();
    EXPECT_EQ(canvas.picture(1), plain);
}

TEST_F(LargeCanvas, NamesNeverOverlapNotEvenWhileTheViewMovesOrPartsOfItAreLit)
{
    const auto overlapping = [&] {
        int found = 0;
        const std::vector<PlacedLabel> &labels = canvas.report().labels;
        for (std::size_t i = 0; i < labels.size(); ++i)
            for (std::size_t k = i + 1; k < labels.size(); ++k)
                found += labels[i].box.intersects(labels[k].box) || labels[i].node == labels[k].node ? 1 : 0;
        return found;
    };
    canvas.setCamera({0.5, QPointF(-700, -400)}, Animate::No);
    canvas.finishPicture();
    for (int i = 0; i < 40; ++i) {
        Camera camera = canvas.camera();
        camera.offset += QPointF(i < 20 ? 17 : -23, i % 3 ? -11 : 19);
        if (i % 10 == 9)
            camera.zoom *= 1.07;
        canvas.setCamera(camera, Animate::No);
        if (i >= 10)
            canvas.setSelection({{canvas.scene().nodes[std::size_t(i) * 7].id}, {}});
        canvas.grab();
        EXPECT_GT(canvas.report().labels.size(), 3U);
        EXPECT_EQ(overlapping(), 0) << i;
    }
}

TEST_F(LargeCanvas, OneOrTwoWhoAreSelectedAlwaysShowTheirNames)
{
    for (const double zoom : {0.2, 0.5}) {
        canvas.setCamera({zoom, QPointF(-100, -100)}, Animate::No);
        canvas.finishPicture();
        std::vector<std::size_t> inView;
        for (std::size_t i = 0; i < canvas.scene().nodes.size(); ++i)
            if (QRectF(canvas.rect()).contains(at(int(i))))
                inView.push_back(i);
        ASSERT_GT(inView.size(), 40U);
        for (std::size_t k = 0; k + 20 < std::min<std::size_t>(inView.size(), 120); k += 9) {
            const std::size_t pair[] = {inView[k], inView[k + 20]};
            canvas.setSelection({{canvas.scene().nodes[pair[0]].id, canvas.scene().nodes[pair[1]].id}, {}});
            canvas.grab();
            for (const std::size_t node : pair)
                EXPECT_TRUE(std::any_of(canvas.report().labels.begin(), canvas.report().labels.end(),
                                        [&](const PlacedLabel &label) { return label.node == int(node); }))
                    << zoom << " " << node;
        }
    }
}

TEST_F(LargeCanvas, ZoomsOutUntilAllOfALargeSceneIsInView)
{
    Scene vast = canvas.scene();
    for (SceneNode &node : vast.nodes)
        node.center *= 1000;
    vast.bounds = QRectF(vast.bounds.topLeft() * 1000, vast.bounds.size() * 1000);
    canvas.setScene(vast, Animate::No);
    canvas.setCamera({1, {}}, Animate::No);
    for (int i = 0; i < 100; ++i)
        canvas.zoomBy(0.8, Animate::No);
    EXPECT_LT(vast.bounds.width() * canvas.camera().zoom, canvas.width());
}

TEST(PictureOfAScene, SharesWithTheOneBeforeWhatIsTheSame)
{
    const KnowledgeGraph graph = test::graphFromText("ada -x-> bob, bob -x-> carl");
    const Scene scene = test::sceneOf(graph, test::inCircle(graph, 100));
    const Picture before = pictureOf(&graph, scene);
    Scene renamed = scene;
    renamed.nodes[0].name = renamed.nodes[1].name;
    const Picture same = pictureOf(&graph, renamed, {}, &before);
    EXPECT_EQ(same.flat, before.flat);
    EXPECT_EQ(same.linksByNode, before.linksByNode);
    EXPECT_NE(same.scene, before.scene);
    Scene moved = scene;
    moved.nodes[0].center += QPointF(5, 5);
    EXPECT_NE(pictureOf(&graph, moved, {}, &before).flat, before.flat);
    EXPECT_EQ(pictureOf(&graph, moved, {}, &before).linksByNode, before.linksByNode);
    Scene pinned = scene;
    pinned.nodes[2].pinned = true;
    EXPECT_NE(pictureOf(&graph, pinned, {}, &before).flat, before.flat);
    Scene relinked = scene;
    relinked.links[0].width = 3;
    const Picture other = pictureOf(&graph, relinked, {}, &before);
    EXPECT_NE(other.flat, before.flat);
    EXPECT_NE(other.linksByNode, before.linksByNode);
}

}  // namespace
}  // namespace relata
