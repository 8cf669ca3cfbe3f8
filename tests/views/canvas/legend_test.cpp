// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/legendbox.h"

#include "tests/views/canvas/canvasfixture.h"

#include <QSignalSpy>

#include <set>

namespace relata {
namespace {

std::vector<LegendRow> rows(int count, const QString &label = QStringLiteral("Label %1"))
{
    std::vector<LegendRow> rows;
    for (int i = 0; i < count; ++i) {
        LegendRow row{};
        row.kind = LegendRow::Kind::Category;
        row.label = label.contains(QLatin1String("%1")) ? label.arg(i) : label;
        row.index = static_cast<std::uint16_t>(i);
        rows.push_back(row);
    }
    return rows;
}

const QRectF area(0, 0, 1000, 640);

std::set<int> shownIn(const LegendBox &legend)
{
    std::set<int> shown;
    for (int i = 0; i < int(legend.rows().size()); ++i)
        if (!legend.boxOf(i).isNull())
            shown.insert(i);
    return shown;
}

TEST(LegendBox, SixteenRowsStandInTwoColumnsOfEight)
{
    LegendBox legend;
    legend.setRows(rows(16));
    legend.layout(area);
    EXPECT_EQ(shownIn(legend).size(), 16U);
    EXPECT_TRUE(legend.boxOf(LegendBox::moreRow).isNull());
    EXPECT_EQ(legend.boxOf(0).left(), legend.boxOf(7).left());
    EXPECT_EQ(legend.boxOf(0).top(), legend.boxOf(8).top());
    EXPECT_LT(legend.box().height(), 180);
    EXPECT_EQ(legend.box().bottomLeft(), QPointF(12, 628));
}

TEST(LegendBox, MoreUnfoldsEveryRowAndFewerFoldsThem)
{
    LegendBox legend;
    legend.setRows(rows(21));
    legend.layout(area);
    EXPECT_EQ(shownIn(legend).size(), 15U);
    legend.toggleMore();
    legend.layout(area);
    EXPECT_EQ(shownIn(legend).size(), 21U);
    EXPECT_TRUE(area.contains(legend.box()));
    legend.toggleMore();
    legend.layout(area);
    EXPECT_EQ(shownIn(legend).size(), 15U);
}

TEST(LegendBox, TurnsPagesUntilEveryRowWasSeen)
{
    LegendBox legend;
    legend.setRows(rows(500, QStringLiteral("A label of some length, %1")));
    std::set<int> seen;
    legend.layout(area, 184);
    for (int page = 0; page < 100 && seen.size() < 500; ++page) {
        legend.toggleMore();
        legend.layout(area, 184);
        EXPECT_TRUE(area.adjusted(0, 0, -184, 0).contains(legend.box()));
        EXPECT_FALSE(legend.boxOf(LegendBox::moreRow).isNull());
        const std::set<int> shown = shownIn(legend);
        ASSERT_FALSE(shown.empty());
        seen.insert(shown.begin(), shown.end());
    }
    EXPECT_EQ(seen.size(), 500U);
    legend.toggleMore();  // after the last page the first again, folded
    legend.layout(area, 184);
    EXPECT_EQ(shownIn(legend).size(), 15U);
    EXPECT_FALSE(legend.boxOf(0).isNull());
}

TEST(LegendBox, EveryPlaceAnswersForItsRow)
{
    LegendBox legend;
    legend.setRows(rows(18));
    legend.layout(area);
    for (int i = 1; i < 15; ++i)  // the fold button may lie over the first of a column
        EXPECT_EQ(legend.rowAt(legend.boxOf(i).center()), i);
    EXPECT_EQ(legend.rowAt(legend.boxOf(LegendBox::moreRow).center()), LegendBox::moreRow);
    EXPECT_EQ(legend.rowAt(legend.boxOf(LegendBox::foldButton).center()), LegendBox::foldButton);
    EXPECT_EQ(legend.rowAt(QPointF(900, 100)), -1);
    legend.setFolded(true);
    legend.layout(area);
    EXPECT_EQ(legend.box().size(), QSizeF(28, 28));
    EXPECT_EQ(legend.rowAt(legend.box().center()), LegendBox::foldButton);
}

TEST(LegendBox, LongLabelsDoNotCoverThePicture)
{
    LegendBox legend;
    legend.setRows(rows(16, QStringLiteral("A name that goes on and on and on ").repeated(8)));
    legend.layout(area);
    EXPECT_LT(legend.box().width(), 500);
    legend.layout(QRectF(0, 0, 320, 240));
    EXPECT_TRUE(QRectF(0, 0, 320, 240).contains(legend.box()));
    legend.setRows({});
    legend.layout(area);
    EXPECT_TRUE(legend.box().isNull());
}

TEST(LegendRows, EachLightsWhatItExplains)
{
    const KnowledgeGraph graph = test::mixedGraph();
    for (const ColorBy by : {ColorBy::Category, ColorBy::Voice}) {
        ViewState view = test::inCircle(graph, 300);
        view.colorBy = by;
        const Scene scene = test::sceneOf(graph, view);
        const std::vector<LegendRow> all = legendOf(graph, scene);
        std::size_t explained = 0;
        for (const LegendRow &row : all) {
            const auto nodes = std::count_if(scene.nodes.begin(), scene.nodes.end(), [&](const SceneNode &node) { return row.shows(node); });
            const auto links =
                std::count_if(scene.links.begin(), scene.links.end(), [&](const SceneLink &link) { return row.shows(scene, link, &graph); });
            EXPECT_GT(nodes + links, 0) << row.label.toStdString();
            EXPECT_TRUE(nodes == 0 || links == 0) << row.label.toStdString();
            if (row.kind == LegendRow::Kind::Type)
                explained += std::size_t(nodes);
        }
        EXPECT_EQ(explained, scene.nodes.size());
    }
}

using test::CanvasTest;

TEST_F(CanvasTest, WhoIsBroughtIntoViewIsNotHalfUnderTheLegend)
{
    canvas.setLegendVisible(true);
    LegendBox twin;
    twin.setRows(legendOf(graph, canvas.scene()));
    twin.layout(QRectF(canvas.rect()));
    const QPointF beside(twin.box().right() + 3, twin.box().center().y());  // only the centre is out of it
    const QPointF place = canvas.scene().nodes[std::size_t(canvas.scene().indexOfNode(id("a")))].center;
    canvas.setCamera({1, beside - place}, Animate::No);
    ASSERT_FALSE(twin.box().contains(at("a")));
    canvas.bringIntoView({id("a"), id("b")}, Animate::No);
    for (const char *key : {"a", "b"})
        EXPECT_FALSE(twin.box().adjusted(-10, -10, 10, 10).contains(at(key))) << key;
    const Camera kept = canvas.camera();
    canvas.bringIntoView({id("a"), id("b")}, Animate::No);
    EXPECT_EQ(canvas.camera(), kept) << "they are seen";
}

TEST_F(CanvasTest, WhoIsBroughtIntoViewIsShownAsNearAsBefore)
{
    const QPointF place = canvas.scene().nodes[std::size_t(canvas.scene().indexOfNode(id("a")))].center;
    canvas.setCamera({2, QPointF(canvas.width() + 500, canvas.height() / 2.0) - 2 * place}, Animate::No);  // far to the right of what is seen
    canvas.bringIntoView({id("a")}, Animate::No);
    EXPECT_EQ(canvas.camera().zoom, 2);
    EXPECT_TRUE(QRectF(canvas.rect()).contains(at("a")));
    EXPECT_DOUBLE_EQ(at("a").y(), canvas.height() / 2.0) << "moved sideways only";
}

TEST_F(CanvasTest, PointingAtALegendRowFadesWhatItDoesNotExplain)
{
    const KnowledgeGraph mixed = test::mixedGraph();
    ViewState circle = test::inCircle(mixed, 220);
    canvas.setLegendVisible(true);
    canvas.setGraph(&mixed);
    canvas.setScene(test::sceneOf(mixed, circle), Animate::No);
    canvas.fit(Animate::No);
    const auto fillOf = [&](const char *key) {
        const SceneNode &node = canvas.scene().nodes[std::size_t(canvas.scene().indexOfNode(mixed.findEntity(key)))];
        return QColor(canvas.grab().toImage().pixel(canvas.camera().toTarget(node.center).toPoint()
                                                    + QPoint(0, int(node.radius * drawnScale(canvas.camera().zoom) * 0.7))));
    };
    const QColor person = fillOf("ada"), policy = fillOf("plan");
    LegendBox twin;  // the same rows in the same place
    twin.setRows(legendOf(mixed, canvas.scene()));
    twin.layout(QRectF(canvas.rect()));
    ASSERT_EQ(twin.rows().front().label, QStringLiteral("Person"));
    const QPoint row = twin.boxOf(0).center().toPoint();
    QMouseEvent move(QEvent::MouseMove, QPointF(row), canvas.mapToGlobal(row), Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(&canvas, &move);
    EXPECT_EQ(fillOf("ada"), person);
    EXPECT_NE(fillOf("plan"), policy);
    QSignalSpy condition(&canvas, &GraphCanvas::conditionRequested);
    click(row);
    ASSERT_EQ(condition.count(), 1);
    EXPECT_EQ(condition[0][0].toString(), QStringLiteral("only:person"));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&canvas, &leave);
    EXPECT_EQ(fillOf("plan"), policy);
}

}  // namespace
}  // namespace relata
