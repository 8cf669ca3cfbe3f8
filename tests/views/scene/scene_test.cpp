// SPDX-License-Identifier: Apache-2.0
#include "tests/views/scene/sample.h"
#include "views/scene/shownname.h"

#include <gtest/gtest.h>

#include <QTransform>

#include <cmath>
#include <limits>

namespace relata {
namespace {

using test::graphFromText;
using test::inCircle;
using test::mixedGraph;
using test::putAt;
using test::sceneOf;

double distanceToOutline(const QPainterPath &shape, QPointF p)
{
    QTransform fine;
    fine.scale(32, 32);
    const QPolygonF outline = shape.toFillPolygon(fine);
    double best = std::numeric_limits<double>::max();
    for (qsizetype i = 0; i + 1 < outline.size(); ++i) {
        const QPointF a = outline[i] / 32, along = outline[i + 1] / 32 - a;
        const double square = QPointF::dotProduct(along, along);
        const double t = square > 0 ? std::clamp(QPointF::dotProduct(p - a, along) / square, 0.0, 1.0) : 0;
        const QPointF off = p - a - t * along;
        best = std::min(best, std::hypot(off.x(), off.y()));
    }
    return best;
}

TEST(Scene, RadiusFollowsLinksAndStopsAt26)
{
    EXPECT_NEAR(nodeRadius(1), 10.6, 0.05);
    EXPECT_NEAR(nodeRadius(4), 13.7, 0.05);
    EXPECT_NEAR(nodeRadius(16), 19.9, 0.05);
    EXPECT_FLOAT_EQ(nodeRadius(36), 26);
    EXPECT_FLOAT_EQ(nodeRadius(5000), 26);
}

TEST(Scene, NodesAscendAndAreFound)
{
    const KnowledgeGraph graph = graphFromText("a -x-> b, c");
    ViewState view = inCircle(graph, 100);
    view.hidden.insert(graph.findEntity("b"));
    const Scene scene = sceneOf(graph, view);
    ASSERT_EQ(scene.nodes.size(), 2U);
    EXPECT_EQ(scene.indexOfNode(graph.findEntity("a")), 0);
    EXPECT_EQ(scene.indexOfNode(graph.findEntity("c")), 1);
    EXPECT_EQ(scene.indexOfNode(graph.findEntity("b")), -1);
    EXPECT_TRUE(scene.links.empty());
}

TEST(Legend, EveryRowIsALensThatFindsWhatItStandsFor)
{
    const KnowledgeGraph graph = graphFromText("a -x-> b, c -y-> d");
    ViewState view = inCircle(graph, 100);
    bool other = false;
    for (const LegendRow &row : legendOf(graph, sceneOf(graph, view))) {
        other = other || row.label == QLatin1String("No category");
        const auto lens = Lens::parse(row.condition.toStdString());
        ASSERT_TRUE(lens) << row.label.toStdString();
        EXPECT_FALSE(row.condition.isEmpty()) << row.label.toStdString();
        EXPECT_EQ(lens.value().evaluate(graph).value().statements.size(), 2U) << row.label.toStdString();
    }
    EXPECT_TRUE(other) << "predicates without a category";
}

TEST(Scene, StatementsOfOneDirectionAndCategoryAreOneLink)
{
    const KnowledgeGraph graph = graphFromText("a -x-> b, a -y-> b, b -x-> a");
    const Scene scene = sceneOf(graph, inCircle(graph, 100));
    ASSERT_EQ(scene.links.size(), 2U);
    EXPECT_EQ(scene.statementsOf(scene.links[0]).size(), 2U);
    EXPECT_EQ(scene.textOf(scene.links[0]), QStringLiteral("x, y"));
    EXPECT_EQ(scene.nodes[0].links, 1);  // one neighbour
}

TEST(Scene, ParallelLinksStandApart)
{
    const KnowledgeGraph graph = graphFromText("a -x-> b, b -x-> a");
    ViewState view;
    putAt(view, graph.findEntity("a"), 0, 0);
    putAt(view, graph.findEntity("b"), 300, 40);
    const Scene scene = sceneOf(graph, view);
    ASSERT_EQ(scene.links.size(), 2U);
    const QPointF one = linkGeometry(scene, scene.links[0], 1, 1).line.pointAtPercent(0.5);
    const QPointF two = linkGeometry(scene, scene.links[1], 1, 1).line.pointAtPercent(0.5);
    EXPECT_GE(std::hypot((one - two).x(), (one - two).y()), 15);
}

TEST(Scene, LoneLinkIsStraightAndMoreThanFiveStrandsFold)
{
    const KnowledgeGraph lone = graphFromText("a -x-> b");
    EXPECT_FLOAT_EQ(sceneOf(lone, inCircle(lone, 100)).links[0].bend, 0);
    KnowledgeGraph graph = graphFromText("a -p0-> b, a -p1-> b, a -p2-> b, a -p3-> b, a -p4-> b, b -p5-> a");
    GraphDiff diff;
    Schema next = Schema::standard();
    for (std::size_t i = 0; i < 6; ++i) {
        Predicate predicate = graph.schema().predicates()[i];
        predicate.category = next.categories()[i].key;
        next.ensurePredicate(predicate);
    }
    diff.schema = SchemaChange{graph.schema(), next};
    ASSERT_TRUE(graph.apply(diff));
    const Scene scene = sceneOf(graph, inCircle(graph, 100));
    ASSERT_EQ(scene.links.size(), 1U);
    EXPECT_EQ(scene.statementsOf(scene.links[0]).size(), 6U);
    EXPECT_FALSE(scene.links[0].arrow);
    EXPECT_EQ(QColor(scene.links[0].color), categoryColors(graph.schema(), ThemeKind::Light).back());
}

TEST(Scene, ArrowTipsStopShortOfTheOutlineOfEveryShapeFromEverySide)
{
    for (int shape = 0; shape < 7; ++shape) {
        for (const float bend : {0.0F, 18.0F, -27.0F}) {
            for (int step = 0; step < 24; ++step) {
                Scene scene;
                const double angle = 6.2831853 * step / 24 + 0.05;
                SceneNode a, b;
                a.center = {220 * std::cos(angle), 220 * std::sin(angle)};
                a.radius = 14;
                b.radius = 22;
                b.shape = static_cast<NodeShape>(shape);
                scene.nodes = {a, b};
                SceneLink link;
                link.from = 0;
                link.to = 1;
                link.bend = bend;
                const LinkGeometry geometry = linkGeometry(scene, link, 1, 1);
                ASSERT_FALSE(geometry.head.isEmpty());
                const QPointF tip(geometry.head.elementAt(0));
                const QPainterPath outline = shapePath(b.shape, b.center, b.radius);
                EXPECT_FALSE(outline.contains(tip)) << shape << " " << step << " " << bend;
                const double gap = distanceToOutline(outline, tip);
                EXPECT_LE(gap, 2.6) << shape << " " << step << " " << bend;
                EXPECT_GE(gap, 1.2) << shape << " " << step << " " << bend;
                EXPECT_FALSE(outline.intersects(geometry.head)) << shape << " " << step << " " << bend;
                const QPointF tail(geometry.line.elementAt(0));
                EXPECT_NEAR(distanceToOutline(shapePath(NodeShape::Circle, a.center, a.radius), tail), 2, 0.1);
            }
        }
    }
}

TEST(Scene, SelfLoopLeavesAndReturnsOnTheRight)
{
    const KnowledgeGraph graph = graphFromText("a -x-> a");
    ViewState view;
    putAt(view, graph.findEntity("a"), 0, 0);
    const Scene scene = sceneOf(graph, view);
    ASSERT_EQ(scene.links.size(), 1U);
    const LinkGeometry geometry = linkGeometry(scene, scene.links[0], 1, 1);
    const double r = scene.nodes[0].radius;
    EXPECT_NEAR(geometry.line.boundingRect().right(), r + 20, 3);
    EXPECT_LT(geometry.line.elementAt(0).y, 0);
    EXPECT_GT(geometry.head.elementAt(0).y, 0);
    EXPECT_GT(geometry.line.boundingRect().left(), 0);
}

TEST(Scene, TextAngleIsNeverUpsideDown)
{
    for (int step = 0; step < 16; ++step) {
        Scene scene;
        SceneNode a, b;
        b.center = {200 * std::cos(step * 0.3927), 200 * std::sin(step * 0.3927)};
        scene.nodes = {a, b};
        SceneLink link;
        link.to = 1;
        const double angle = linkGeometry(scene, link, 1, 1).angle;
        EXPECT_LE(std::abs(angle), 90.001) << step;
    }
}

TEST(Scene, FirmestModalityAndFewestVoicesDecideTheLine)
{
    KnowledgeGraph graph = graphFromText("a -x-> b, a -x-> b, c");
    GraphDiff diff;
    int i = 0;
    for (const StatementId id : graph.statements()) {
        const Statement before = graph.statement(id);
        Statement after = before;
        after.modality = i == 0 ? Modality::Predicted : Modality::Reported;
        after.speaker = i++ == 0 ? graph.findEntity("c") : noEntity;
        diff.statements.push_back({id, before, after});
    }
    ASSERT_TRUE(graph.apply(diff));
    ViewState view = inCircle(graph, 100);
    const Scene scene = sceneOf(graph, view);
    ASSERT_EQ(scene.links.size(), 1U);
    EXPECT_EQ(scene.links[0].modality, Modality::Reported);
    EXPECT_FLOAT_EQ(scene.links[0].width, 1.9F);
    view.colorBy = ColorBy::Voice;
    const Scene voices = sceneOf(graph, view);
    ASSERT_EQ(voices.links.size(), 2U);
    EXPECT_EQ(graph.speaker(voices.statementsOf(voices.links[0]).front()), graph.findEntity("c"));
    EXPECT_TRUE(voices.links[0].voiced);
    EXPECT_FALSE(voices.links[1].voiced);
    EXPECT_EQ(QColor(voices.links[0].color), Theme::of(ThemeKind::Light).voices[0]);
    EXPECT_EQ(QColor(voices.nodes[indexOf(graph.findEntity("c"))].fill), Theme::of(ThemeKind::Light).voices[0]);
    EXPECT_EQ(voices.nodes[0].radius, scene.nodes[0].radius);
}

TEST(Scene, DisputedLinksAreMarked)
{
    KnowledgeGraph graph = graphFromText("a -x-> b, a -x-> b, b -x-> a");
    GraphDiff diff;
    const StatementId first = *graph.statements().begin();
    const Statement before = graph.statement(first);
    Statement after = before;
    after.modality = Modality::Denied;
    diff.statements.push_back({first, before, after});
    ASSERT_TRUE(graph.apply(diff));
    const Scene scene = sceneOf(graph, inCircle(graph, 100));
    ASSERT_EQ(scene.links.size(), 2U);
    EXPECT_TRUE(scene.links[0].disputed);
    EXPECT_FALSE(scene.links[1].disputed);
}

TEST(Legend, NamesOnlyWhatIsInTheScene)
{
    const KnowledgeGraph graph = mixedGraph();
    ViewState view = inCircle(graph, 300);
    const auto has = [](const std::vector<LegendRow> &rows, const char *condition) {
        return std::any_of(rows.begin(), rows.end(), [&](const LegendRow &row) { return row.condition == QLatin1String(condition); });
    };
    const auto all = legendOf(graph, sceneOf(graph, view));
    EXPECT_TRUE(has(all, "only:place"));
    EXPECT_TRUE(has(all, "modality:predicted"));
    EXPECT_TRUE(has(all, "category:power"));
    EXPECT_FALSE(has(all, "modality:asserted"));
    view.hidden.insert(graph.findEntity("border town"));
    const auto fewer = legendOf(graph, sceneOf(graph, view));
    EXPECT_FALSE(has(fewer, "only:place"));
    view.colorBy = ColorBy::Voice;
    EXPECT_TRUE(has(legendOf(graph, sceneOf(graph, view)), "by:author"));
}

TEST(LayoutInputOf, KnowsSizesPlacesAndPins)
{
    const KnowledgeGraph graph = graphFromText("a -x-> b, a -x-> b, c");
    ViewState view;
    putAt(view, graph.findEntity("b"), 5, 6);
    view.pinned.insert(graph.findEntity("b"));
    std::vector<EntityId> order;
    const LayoutInput input = layoutInputOf(graph, view, test::visibleIn(graph, view), &order);
    ASSERT_EQ(input.nodeCount, 3U);
    ASSERT_EQ(order.size(), 3U);
    ASSERT_EQ(input.edges.size(), 1U);
    EXPECT_FLOAT_EQ(input.edgeWeights[0], 2);
    EXPECT_EQ(input.hasInitial, (std::vector<std::uint8_t>{0, 1, 0}));
    EXPECT_EQ(input.pinned, (std::vector<std::uint8_t>{0, 1, 0}));
    EXPECT_EQ(input.initial[1], (Point{5, 6}));
    EXPECT_GT(input.boxes[0].labelWidth, 3);
    EXPECT_GT(input.boxes[0].labelHeight, 10);
}

TEST(ShownName, TurnsNoWordsAfterItAround)
{
    EXPECT_EQ(shownName("Ana\u202Eecila\u202C \u2067Bob\u2069"), QStringLiteral("Anaecila Bob"));
    EXPECT_EQ(unturned(QStringLiteral("\u05D3\u05DC \u200F!")), QStringLiteral("\u05D3\u05DC \u200F!")) << "letters from the right stay as they are";
    EXPECT_EQ(shownName(std::string(150, 'x') + "\u202E" + std::string(60, 'y')).size(), 200);
}

TEST(ShownName, IsOneLineAndNeverLongerThanAPictureHolds)
{
    EXPECT_EQ(shownName("Ana"), QStringLiteral("Ana"));
    EXPECT_EQ(shownName("two\nlines\x01\tof it"), QStringLiteral("two lines  of it"));
    EXPECT_EQ(shownName("<b>&amp;</b> =1"), QStringLiteral("<b>&amp;</b> =1"));
    const QString cut = shownName(std::string(1'000'000, 'x'));
    EXPECT_EQ(cut.size(), 200);
    EXPECT_TRUE(cut.endsWith(QChar(0x2026)));
    std::string faces;
    for (int i = 0; i < 300; ++i)
        faces += "😀";
    const QString whole = shownName(faces);
    EXPECT_FALSE(whole.at(whole.size() - 2).isHighSurrogate()) << "never within a character";
    EXPECT_LE(whole.size(), 200);
}

}  // namespace
}  // namespace relata
