// SPDX-License-Identifier: Apache-2.0
#include "app/figurerender.h"

#include "model/io/formats.h"
#include "tests/support/graphtext.h"
#include "tests/support/sourcedir.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QTemporaryDir>

using namespace relata;

namespace {

const KnowledgeGraph &sample()
{
    static const KnowledgeGraph graph = readGraph(test::sourceDir() / "resources/graphs/mexico-migration").value().graph;
    return graph;
}

RenderOptions svgOptions()
{
    RenderOptions options;
    options.figure.format = FigureFormat::Svg;
    options.figure.title = QStringLiteral("Who decides");
    return options;
}

}  // namespace

TEST(RenderFigure, GivesTheSameBytesForTheSameSeedAndOthersForAnother)
{
    RenderOptions options = svgOptions();
    options.lens = "about:claudia-sheinbaum";
    const QByteArray first = figureOf(sample(), options).value().encoded().value();
    EXPECT_EQ(first, figureOf(sample(), options).value().encoded().value());
    options.seed = 2;
    EXPECT_NE(first, figureOf(sample(), options).value().encoded().value());
}

TEST(RenderFigure, WritesEveryFormatAndReports)
{
    QTemporaryDir folder;
    for (const char *ending : {"svg", "pdf", "png", "webp"}) {
        RenderOptions options = svgOptions();
        options.lens = "by:author type:person";
        options.figure.dpi = 72;
        const QString path = folder.filePath(QStringLiteral("figure.") + QLatin1String(ending));
        options.figure.format = figureFormatOf(path).value();
        const auto report = renderFigure(sample(), options, path.toStdString());
        ASSERT_TRUE(report) << report.error().text();
        EXPECT_GT(report->notes, 0);
        EXPECT_GT(QFile(path).size(), 5000) << ending;
        const QString keep = qEnvironmentVariable("RELATA_SHOTS");  // for looking at it
        if (!keep.isEmpty())
            QFile::copy(path, keep + QStringLiteral("/lens.") + QLatin1String(ending));
    }
}

TEST(RenderFigure, OfTheWholeSamplePlacesNearlyAllLabelsOnA3)
{
    QTemporaryDir folder;
    RenderOptions options = svgOptions();
    options.figure.format = FigureFormat::Pdf;
    options.figure.paper = Paper::A3;
    const QString path = folder.filePath(QStringLiteral("whole.pdf"));
    const auto report = renderFigure(sample(), options, path.toStdString());
    ASSERT_TRUE(report) << report.error().text();
    EXPECT_LE(report->unplaced.size(), 2U);
    EXPECT_GE(report->smallestType, 6);
    EXPECT_EQ(report->notes, int(sample().statementCount()));
    const QString keep = qEnvironmentVariable("RELATA_SHOTS");
    if (!keep.isEmpty())
        QFile::copy(path, keep + QStringLiteral("/whole.pdf"));
}

TEST(RenderFigure, EveryLayoutIsDrawn)
{
    for (const LayoutKind kind : {LayoutKind::Force, LayoutKind::Layered, LayoutKind::Radial, LayoutKind::Circular, LayoutKind::Grid}) {
        RenderOptions options = svgOptions();
        options.lens = "near:claudia-sheinbaum~1";
        options.layout = kind;
        const auto figure = figureOf(sample(), options);
        ASSERT_TRUE(figure) << figure.error().text();
        EXPECT_TRUE(figure->encoded());
    }
}

TEST(RenderFigure, SaysWhatIsWrongAndWritesNothing)
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("a.svg")).toStdString();
    RenderOptions options = svgOptions();
    options.lens = "type:";
    auto report = renderFigure(sample(), options, path);
    ASSERT_FALSE(report);
    EXPECT_GT(report.error().column, 0);
    options.lens = "type:persn";
    EXPECT_FALSE(renderFigure(sample(), options, path));
    options.lens = "paragraph:999";
    report = renderFigure(sample(), options, path);
    ASSERT_FALSE(report);
    EXPECT_NE(report.error().message.find("nothing to draw"), std::string::npos);
    options.lens.clear();
    EXPECT_FALSE(renderFigure(sample(), options, "/proc/no/folder/a.svg"));
    EXPECT_FALSE(renderFigure(KnowledgeGraph(), options, path));
    EXPECT_FALSE(QFile::exists(QString::fromStdString(path)));
}

TEST(RenderFigure, CanBeCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    const auto figure = figureOf(sample(), svgOptions(), RunContext(stop.get_token()));
    ASSERT_FALSE(figure);
    EXPECT_EQ(figure.error().code, Error::Code::Cancelled);
}

TEST(RenderFigure, SizesAndFillsByWhatIsNamed)
{
    KnowledgeGraph graph = test::graphFromText("a -x-> b, c");
    GraphDiff diff;
    const EntityId id = graph.findEntity("a");
    const Entity before = graph.entity(id);
    Entity after = before;
    after.properties = {{"Budget", "1,200"}};
    diff.entities.push_back({id, before, after});
    ASSERT_TRUE(graph.apply(diff));
    RenderOptions options = svgOptions();
    options.figure.legend = true;
    options.sizeBy = "core";
    options.fillBy = "Budget";
    const QByteArray svg = figureOf(graph, options).value().encoded().value();
    EXPECT_TRUE(svg.contains("Budget 1200"));
    EXPECT_NE(svg, figureOf(graph,
                            [&] {
                                RenderOptions other = options;
                                other.sizeBy.clear();
                                return other;
                            }())
                       .value()
                       .encoded()
                       .value());
    options.sizeBy = "community";
    EXPECT_EQ(figureOf(graph, options).error().code, Error::Code::NotFound) << "the largest group would be the smallest";
    options.sizeBy.clear();
    options.fillBy = "Bugdet";
    EXPECT_EQ(figureOf(graph, options).error().code, Error::Code::NotFound);
}
