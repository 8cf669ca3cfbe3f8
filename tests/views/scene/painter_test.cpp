// SPDX-License-Identifier: Apache-2.0
#include "tests/views/scene/sample.h"
#include "views/render/halotext.h"
#include "views/render/hittest.h"
#include "views/render/labelplacer.h"
#include "views/render/scenepainter.h"
#include "views/scene/labeltext.h"

#include <gtest/gtest.h>

#include <QBuffer>
#include <QDir>
#include <QElapsedTimer>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <random>
#include <set>

namespace relata {
namespace {

using test::graphFromText;
using test::inCircle;
using test::mixedGraph;
using test::putAt;
using test::sceneOf;

/// A crowd: many names in little room.
Scene crowd(int count, double side)
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> place(0, side);
    Scene scene;
    scene.typeLooks = typeLooks(Schema::standard(), ThemeKind::Light);
    for (int i = 0; i < count; ++i) {
        SceneNode node;
        node.id = EntityId(static_cast<std::uint32_t>(i));
        node.center = {place(random), place(random)};
        node.links = 1 + i % 9;
        node.radius = nodeRadius(node.links);
        node.shape = static_cast<NodeShape>(i % 7);
        node.look = static_cast<std::uint16_t>(i % 7);
        node.fill = scene.typeLooks[node.look].fill;
        node.name = scene.words.add(i % 3 ? QStringLiteral("Name %1").arg(i) : QStringLiteral("A rather long name %1").arg(i));
        scene.bounds |= QRectF(node.center - QPointF(20, 20), QSizeF(40, 40));
        scene.nodes.push_back(node);
    }
    for (int i = 0; i + 1 < count; ++i) {
        SceneLink link;
        link.from = std::uint32_t(i);
        link.to = std::uint32_t((i * 7 + 3) % count);
        link.color = QColor(0x1E, 0x86, 0xE1);
        scene.bundle(link, std::vector{StatementId(0), StatementId(1)}, {});
        if (link.from != link.to)
            scene.links.push_back(link);
    }
    return scene;
}

void expectNoOverlap(const Scene &scene, const Camera &camera, const PaintOptions &options, const PaintReport &report)
{
    for (std::size_t i = 0; i < report.labels.size(); ++i) {
        const QRectF &box = report.labels[i].box;
        EXPECT_TRUE(options.clip.contains(box)) << i;
        for (std::size_t k = i + 1; k < report.labels.size(); ++k)
            EXPECT_FALSE(box.intersects(report.labels[k].box)) << i << " " << k;
        for (const QRectF &free : options.keepFree)
            EXPECT_FALSE(box.intersects(free));
        for (const SceneNode &node : scene.nodes) {
            QPainterPath area;
            area.addRect(box);
            EXPECT_FALSE(shapePath(node.shape, camera.toTarget(node.center), node.radius * drawnScale(camera.zoom)).intersects(area)) << i;
        }
    }
}

TEST(HaloText, TurnedWordsLieRoundTheirMiddleAndMoveWithIt)
{
    const auto drawn = [](HaloText &text, QPointF center) {
        QImage image(200, 160, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        TextLook look;
        look.color = Qt::black;
        look.halo = Qt::yellow;
        text.drawTurned(painter, center, 30, QSizeF(80, 14), QStringLiteral("regulates"), look);
        return image;
    };
    const auto boxOf = [](const QImage &image) {
        QRect box;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y) != QColor(Qt::white))
                    box |= QRect(x, y, 1, 1);
        return box;
    };
    HaloText text;
    const QImage first = drawn(text, {90, 70}), moved = drawn(text, {97, 75});
    const QRect box = boxOf(first);
    EXPECT_LT(QLineF(QRectF(box).center(), QPointF(90, 70)).length(), 6) << "round its middle";
    EXPECT_GT(box.height(), 30) << "it is turned";
    EXPECT_EQ(first.copy(box), moved.copy(box.translated(7, 5))) << "from the cache as when it was made";
    HaloText other;
    EXPECT_EQ(drawn(other, {97, 75}), moved);
}

TEST(ScenePainter, NamesOfNeighboursInLittleRoomNeverLieOverOneAnother)
{
    Scene scene = crowd(20, 500);
    for (SceneNode &node : scene.nodes)
        node.name = scene.words.add(QStringLiteral("Organisation for the rights of migrants %1").arg(node.center.x()));
    Emphasis emphasis;
    emphasis.selectedNodes = {3};
    emphasis.fade = 1;
    for (int i = 0; i < 20; ++i)
        emphasis.litNodes.push_back(i);
    PaintOptions options;
    options.clip = QRectF(0, 0, 400, 180);
    const Camera camera{0.6, QPointF(40, -40)};
    const PaintReport report = ScenePainter().placeLabels(scene, camera, emphasis, options);
    EXPECT_TRUE(std::any_of(report.labels.begin(), report.labels.end(), [](const PlacedLabel &label) { return label.node == 3; }));
    EXPECT_GT(report.labels.size(), 1U);
    for (std::size_t i = 0; i < report.labels.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            EXPECT_FALSE(report.labels[i].box.intersects(report.labels[k].box)) << report.labels[i].node << " over " << report.labels[k].node;
}

TEST(ScenePainter, LabelsNeverOverlapNorLeaveTheClip)
{
    const Scene scene = crowd(160, 900);
    ScenePainter painter;
    for (const double zoom : {0.5, 1.0, 1.6}) {
        PaintOptions options;
        options.clip = QRectF(0, 0, 900, 700);
        options.keepFree = {QRectF(12, 500, 200, 180)};
        const Camera camera{zoom, QPointF(10, 5)};
        const PaintReport report = painter.placeLabels(scene, camera, {}, options);
        EXPECT_GT(report.labels.size(), 10U);
        EXPECT_FALSE(report.unplaced.empty());  // a crowd: some must wait, and are said to
        expectNoOverlap(scene, camera, options, report);
        for (const PlacedLabel &label : report.labels) {
            QString joined;
            for (const QString &line : label.lines)
                joined += (joined.isEmpty() ? QString() : QStringLiteral(" ")) + line;
            EXPECT_EQ(joined, scene.nameOf(scene.nodes[std::size_t(label.node)]));  // nothing cut
        }
    }
}

TEST(ScenePainter, EveryNameIsEitherPlacedOrReported)
{
    const Scene scene = crowd(120, 700);
    ScenePainter painter;
    PaintOptions options;
    options.clip = QRectF(-100, -100, 1000, 1000);
    options.allLabels = true;
    const PaintReport report = painter.placeLabels(scene, {}, {}, options);
    EXPECT_EQ(report.labels.size() + report.unplaced.size(), scene.nodes.size());
}

TEST(ScenePainter, HoveredNameFindsRoomFirst)
{
    const Scene scene = crowd(160, 500);
    ScenePainter painter;
    PaintOptions options;
    options.clip = QRectF(0, 0, 500, 500);
    const PaintReport plain = painter.placeLabels(scene, {}, {}, options);
    ASSERT_FALSE(plain.unplaced.empty());
    Emphasis emphasis;
    emphasis.hoveredNode = -1;
    for (const int i : plain.unplaced)
        if (QRectF(150, 150, 200, 200).contains(scene.nodes[std::size_t(i)].center))
            emphasis.hoveredNode = i;
    ASSERT_GE(emphasis.hoveredNode, 0);
    const PaintReport hovered = painter.placeLabels(scene, {}, emphasis, options);
    EXPECT_EQ(hovered.labels.front().node, emphasis.hoveredNode);
}

TEST(ScenePainter, TheNamesOfAChainAreAllShownInACrowd)
{
    const Scene scene = crowd(160, 500);
    ScenePainter painter;
    PaintOptions options;
    options.clip = QRectF(0, 0, 500, 500);
    Emphasis emphasis;
    emphasis.fade = 1;
    for (const int i : painter.placeLabels(scene, {}, {}, options).unplaced)
        if (QRectF(100, 100, 300, 300).contains(scene.nodes[std::size_t(i)].center) && emphasis.litNodes.size() < 6)
            emphasis.litNodes.push_back(i);
    ASSERT_EQ(emphasis.litNodes.size(), 6U);
    const PaintReport lit = painter.placeLabels(scene, {}, emphasis, options);
    std::set<int> named;
    for (std::size_t i = 0; i < lit.labels.size(); ++i) {
        named.insert(lit.labels[i].node);
        for (std::size_t k = 0; k < i; ++k)
            EXPECT_FALSE(lit.labels[i].box.intersects(lit.labels[k].box));
    }
    for (const int i : emphasis.litNodes)
        EXPECT_TRUE(named.contains(i)) << i;
}

TEST(ScenePainter, AFewEntitiesThatStandFarApartAreDrawnLargeAndNamed)
{
    const KnowledgeGraph graph = test::graphFromText("a -x-> b, a -x-> c, a -x-> d");
    const Scene far = test::sceneOf(graph, test::inCircle(graph, 15000)), near = test::sceneOf(graph, test::inCircle(graph, 100));
    EXPECT_EQ(near.farBelow, usualFar);
    PaintOptions options;
    options.clip = QRectF(0, 0, 1000, 1000);
    const Camera camera = fitCamera(far.bounds, options.clip, 50);
    EXPECT_DOUBLE_EQ(drawnScale(camera.zoom, far.farBelow), 0.6);
    EXPECT_EQ(ScenePainter().placeLabels(far, camera, {}, options).labels.size(), 4U);
    EXPECT_EQ(HitTest(far).nodeAt(camera.toTarget(far.nodes[0].center) + QPointF(6, 0), camera), 0);
}

TEST(ScenePainter, AFewAreNamedFromAfarWhereThereIsRoom)
{
    const KnowledgeGraph graph = test::graphFromText("a -x-> b, c -x-> d, e -x-> f");
    const Scene scene = test::sceneOf(graph, test::inCircle(graph, 1000));
    PaintOptions options;
    options.clip = QRectF(0, 0, 1000, 1000);
    Camera camera = fitCamera(scene.bounds, options.clip, 50);
    camera.zoom = 0.3;
    camera.offset = options.clip.center() - scene.bounds.center() * camera.zoom;
    EXPECT_EQ(ScenePainter().placeLabels(scene, camera, {}, options).labels.size(), 6U);
}

TEST(LabelPlacer, PrefersBelowUnlessALineIsCrossedThere)
{
    const QRectF area(0, 0, 400, 400);
    const QSizeF extent(16, 16), label(70, 14);
    const QPointF center(192, 150);
    LabelPlacer empty(area);
    EXPECT_GT(empty.place(center, extent, label, 5).top(), center.y() + 15);
    LabelPlacer crossed(area);
    crossed.addLine({197, 162}, {262, 317});
    EXPECT_GT(crossed.place(center, extent, label, 5).left(), center.x() + 15);  // to the right
    LabelPlacer full(area);
    full.take(area);
    EXPECT_TRUE(full.place(center, extent, label, 5).isNull());
    LabelPlacer corner(QRectF(0, 0, 100, 40));  // only the left is inside
    EXPECT_LT(corner.place({90, 20}, {8, 18}, label, 5).right(), 82.001);
}

TEST(LabelText, BreaksLongNamesAtTheMiddleSpaceAndKeepsShortOnes)
{
    EXPECT_EQ(labelLines(QStringLiteral("Claudia Sheinbaum")), std::vector<QString>{QStringLiteral("Claudia Sheinbaum")});
    EXPECT_EQ(labelLines(QStringLiteral("Militarized migration policy")),
              (std::vector<QString>{QStringLiteral("Militarized"), QStringLiteral("migration policy")}));
    EXPECT_EQ(labelLines(QStringLiteral("Donaudampfschifffahrt")).size(), 1U);
    EXPECT_TRUE(labelLines({}).empty());
}

TEST(ScenePainter, FadingChangesTheRestAndNotTheLit)
{
    Scene scene = crowd(2, 100);
    scene.links.clear();
    scene.nodes[0].center = {50, 50};
    scene.nodes[1].center = {150, 50};
    scene.nodes[0].shape = scene.nodes[1].shape = NodeShape::Circle;
    scene.nodes[0].radius = scene.nodes[1].radius = 20;
    scene.nodes[0].fill = scene.nodes[1].fill = QColor(0, 0, 0);
    scene.nodes[0].look = scene.nodes[1].look = 99;  // no icon
    QImage image(200, 100, QImage::Format_RGB32);
    QPainter painter(&image);
    ScenePainter scenePainter;
    Emphasis emphasis;
    emphasis.selectedNodes = {0};
    emphasis.fade = 1;
    PaintOptions options;
    options.clip = QRectF(0, 0, 200, 100);
    scenePainter.paint(painter, scene, {}, emphasis, options);
    painter.end();
    EXPECT_EQ(qRed(image.pixel(50, 50)), 0);
    EXPECT_NEAR(qRed(image.pixel(150, 50)), 255 * 0.68, 2);
    EXPECT_EQ(QColor(image.pixel(50, 25)), Theme::of(ThemeKind::Light).accent);  // the ring, 5 px out
}

TEST(ScenePainter, DocumentsKeepTextAndHoldNoPixels)
{
    const KnowledgeGraph graph = mixedGraph();
    const Scene scene = sceneOf(graph, inCircle(graph, 260), ThemeKind::Print);
    PaintOptions options;
    options.clip = QRectF(0, 0, 800, 700);
    options.allLabels = true;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(QSize(800, 700));
    generator.setViewBox(QRectF(0, 0, 800, 700));
    QPainter painter(&generator);
    ScenePainter scenePainter;
    const PaintReport report = scenePainter.paint(painter, scene, fitCamera(scene.bounds, options.clip, 80), {}, options);
    painter.end();
    EXPECT_TRUE(report.unplaced.empty());
    const QByteArray svg = buffer.data();
    EXPECT_FALSE(svg.contains("<image"));
    for (const PlacedLabel &label : report.labels)
        for (const QString &line : label.lines)
            EXPECT_TRUE(svg.contains(QByteArray(QByteArray(">") + line.toUtf8() + "</text>"))) << line.toStdString();

    QBuffer pdf;
    pdf.open(QIODevice::WriteOnly);
    QPdfWriter writer(&pdf);
    QPainter page(&writer);
    page.scale(writer.resolution() / 72.0, writer.resolution() / 72.0);
    ScenePainter().paint(page, scene, fitCamera(scene.bounds, QRectF(0, 0, 500, 400), 60), {}, options);
    page.end();
    EXPECT_FALSE(pdf.data().contains("/Subtype /Image"));
    EXPECT_TRUE(pdf.data().contains("/Font"));
}

TEST(ScenePainter, SameSceneGivesTheSamePicture)
{
    const KnowledgeGraph graph = mixedGraph();
    const Scene scene = sceneOf(graph, inCircle(graph, 260));
    PaintOptions options;
    options.clip = QRectF(0, 0, 800, 700);
    const auto picture = [&] {
        QImage image(800, 700, QImage::Format_RGB32);
        QPainter painter(&image);
        ScenePainter().paint(painter, scene, fitCamera(scene.bounds, options.clip, 80), {}, options);
        return image;
    };
    EXPECT_EQ(picture(), picture());
}

/// For people to look at: written where RELATA_PICTURES names a folder.
TEST(ScenePainter, PaintsEveryThemeAtEveryScale)
{
    const QString folder = qEnvironmentVariable("RELATA_PICTURES");
    const KnowledgeGraph graph = mixedGraph();
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::Print}) {
        for (const int scale : {1, 2}) {
            ViewState view = inCircle(graph, 260);
            view.pinned.insert(graph.findEntity("plan"));
            const Scene scene = sceneOf(graph, view, kind);
            QImage image(900 * scale, 700 * scale, QImage::Format_RGB32);
            image.fill(Qt::magenta);
            QPainter painter(&image);
            painter.scale(scale, scale);
            PaintOptions options;
            options.clip = QRectF(0, 0, 900, 700);
            Emphasis emphasis;
            if (kind != ThemeKind::Print && scale == 2) {
                emphasis.selectedNodes = {scene.indexOfNode(graph.findEntity("ada"))};
                for (std::size_t i = 0; i < scene.links.size(); ++i)
                    if (int(scene.links[i].from) == emphasis.selectedNodes[0] || int(scene.links[i].to) == emphasis.selectedNodes[0]) {
                        emphasis.litLinks.push_back(int(i));
                        emphasis.litNodes.push_back(int(scene.links[i].from));
                        emphasis.litNodes.push_back(int(scene.links[i].to));
                    }
                emphasis.fade = 1;
            }
            const PaintReport report = ScenePainter().paint(painter, scene, fitCamera(scene.bounds, options.clip, 80), emphasis, options);
            painter.end();
            EXPECT_EQ(report.labels.size(), scene.nodes.size());
            EXPECT_EQ(QColor(image.pixel(2, 2)), Theme::of(kind).canvas);
            if (!folder.isEmpty())
                image.save(QDir(folder).filePath(QStringLiteral("scene-%1-%2.png").arg(toString(kind)).arg(scale)));
        }
    }
}

TEST(HitTest, FindsNodesByShapeAndLinksByDistance)
{
    const KnowledgeGraph graph = graphFromText("a -x-> b, b -x-> a, c -x-> c");
    ViewState view;
    putAt(view, graph.findEntity("a"), 0, 0);
    putAt(view, graph.findEntity("b"), 200, 0);
    putAt(view, graph.findEntity("c"), 0, 200);
    const Scene scene = sceneOf(graph, view);
    const HitTest hit(scene);
    const Camera camera{2, QPointF(50, 60)};
    EXPECT_EQ(hit.nodeAt(camera.toTarget({0, 0}), camera), scene.indexOfNode(graph.findEntity("a")));
    EXPECT_EQ(hit.nodeAt(camera.toTarget({100, 100}), camera), -1);
    for (std::size_t i = 0; i < scene.links.size(); ++i) {
        const LinkGeometry geometry = linkGeometry(scene, scene.links[i], drawnScale(2) / 2, 0.5);
        EXPECT_EQ(hit.linkAt(camera.toTarget(geometry.line.pointAtPercent(0.5)), camera), int(i));
    }
    EXPECT_EQ(hit.linkAt(camera.toTarget({100, 60}), camera), -1);
    EXPECT_EQ(hit.nodesIn(QRectF(-10, -10, 250, 20)).size(), 2U);
    EXPECT_EQ(hit.nodesIn(QPolygonF({{-50, -50}, {50, -50}, {0, 300}})).size(), 2U);
}

TEST(Camera, FitsBoundsInsideTheMarginAndDoesNotBlowSmallScenesUp)
{
    const Camera camera = fitCamera(QRectF(-100, -50, 1000, 400), QRectF(0, 0, 600, 600), 50);
    EXPECT_NEAR(camera.toTarget({-100, 0}).x(), 50, 1e-6);
    EXPECT_NEAR(camera.toTarget({900, 0}).x(), 550, 1e-6);
    EXPECT_DOUBLE_EQ(fitCamera(QRectF(0, 0, 10, 10), QRectF(0, 0, 600, 600), 50).zoom, 1.4);
    EXPECT_DOUBLE_EQ(drawnScale(0.35), 0.6);
    EXPECT_DOUBLE_EQ(drawnScale(0.5), 0.6);
    EXPECT_DOUBLE_EQ(drawnScale(0.07), 0.12);  // far off they shrink with the picture
    EXPECT_DOUBLE_EQ(drawnScale(9), 1.4);
}

}  // namespace
}  // namespace relata
