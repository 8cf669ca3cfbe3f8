// SPDX-License-Identifier: Apache-2.0
#include "tests/support/graphtext.h"
#include "tests/views/figure/figurefixture.h"
#include "views/figure/footnotes.h"
#include "views/figure/paper.h"

#include <gtest/gtest.h>

#include <QPainter>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <cmath>
#include <set>

using namespace relata;
using namespace relata::test;

namespace {

struct SvgText {
    QString text;
    QPointF place;    // in the viewBox
    double size = 0;  // page units
};

struct SvgDocument {
    QSizeF size;
    QRectF viewBox;
    QString title, description, metadata, error;
    std::vector<SvgText> texts;
    QRectF reach;   // of line, path and text positions
    QString words;  // all texts joined
};

/// The chain of transforms that the generator writes: matrix(a,b,c,d,e,f) on nested groups.
QTransform matrixOf(QStringView value)
{
    static const QRegularExpression form(QStringLiteral("matrix\\(([^)]*)\\)"));
    const auto match = form.match(value.toString());
    const QStringList parts = match.captured(1).split(QRegularExpression(QStringLiteral("[ ,]+")), Qt::SkipEmptyParts);
    return parts.size() == 6 ? QTransform(parts[0].toDouble(), parts[1].toDouble(), parts[2].toDouble(), parts[3].toDouble(), parts[4].toDouble(),
                                          parts[5].toDouble())
                             : QTransform();
}

SvgDocument readSvg(const QByteArray &bytes)
{
    SvgDocument svg;
    QXmlStreamReader xml(bytes);
    std::vector<QTransform> transforms{QTransform()};
    std::vector<QString> fontSizes{QString()};
    const auto include = [&](QPointF p) {
        svg.reach = svg.reach.isNull() ? QRectF(p, QSizeF(1e-9, 1e-9)) : svg.reach.united(QRectF(p, QSizeF(1e-9, 1e-9)));
    };
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::EndElement) {
            transforms.pop_back();
            fontSizes.pop_back();
        }
        if (token != QXmlStreamReader::StartElement)
            continue;
        const auto attributes = xml.attributes();
        const QTransform transform =
            (attributes.hasAttribute(QLatin1String("transform")) ? matrixOf(attributes.value(QLatin1String("transform"))) : QTransform())
            * transforms.back();
        const QString fontSize =
            attributes.hasAttribute(QLatin1String("font-size")) ? attributes.value(QLatin1String("font-size")).toString() : fontSizes.back();
        const QStringView name = xml.name();
        if (name == QLatin1String("svg")) {
            const QStringList box = attributes.value(QLatin1String("viewBox")).toString().split(QLatin1Char(' '));
            svg.viewBox = QRectF(box.value(0).toDouble(), box.value(1).toDouble(), box.value(2).toDouble(), box.value(3).toDouble());
        } else if (name == QLatin1String("title") || name == QLatin1String("desc")) {
            (name == QLatin1String("title") ? svg.title : svg.description) = xml.readElementText();
            continue;
        } else if (name == QLatin1String("metadata")) {
            svg.metadata = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            continue;
        } else if (name == QLatin1String("text")) {
            const QPointF at =
                transform.map(QPointF(attributes.value(QLatin1String("x")).toDouble(), attributes.value(QLatin1String("y")).toDouble()));
            const QString text = xml.readElementText();
            svg.texts.push_back({text, at, fontSize.toDouble() * std::sqrt(std::abs(transform.determinant()))});
            svg.words += text + QLatin1Char(' ');
            include(at);
            continue;
        } else if (name == QLatin1String("path")) {
            static const QRegularExpression pair(QStringLiteral("(-?[0-9.]+(?:e-?[0-9]+)?),(-?[0-9.]+(?:e-?[0-9]+)?)"));
            auto matches = pair.globalMatch(attributes.value(QLatin1String("d")).toString());
            while (matches.hasNext()) {
                const auto match = matches.next();
                include(transform.map(QPointF(match.captured(1).toDouble(), match.captured(2).toDouble())));
            }
        } else if (name == QLatin1String("polyline") || name == QLatin1String("polygon")) {
            for (const QString &point : attributes.value(QLatin1String("points")).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
                const QStringList xy = point.split(QLatin1Char(','));
                if (xy.size() == 2)
                    include(transform.map(QPointF(xy[0].toDouble(), xy[1].toDouble())));
            }
        }
        transforms.push_back(transform);
        fontSizes.push_back(fontSize);
    }
    if (xml.hasError())
        svg.error = xml.errorString();
    return svg;
}

QString squeezed(QString text)
{
    text.removeIf([](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; });
    return text;
}

}  // namespace

TEST(FigureSvg, HasTitleDescriptionMetadataAndAPageSizedViewBox)
{
    const QByteArray bytes = circleFigure(hostileGraph(), figureOptions(FigureFormat::Svg)).encoded().value();
    const SvgDocument svg = readSvg(bytes);
    EXPECT_EQ(svg.error, QString());
    EXPECT_EQ(svg.title, QStringLiteral("Who <presses> whom & why"));
    EXPECT_TRUE(svg.description.contains(QStringLiteral("5 of 5 entities and 8 of 8 statements"))) << svg.description.toStdString();
    for (const char *part : {"holds:2018..", "2026-11-23", "1.0.0", "Relata"})
        EXPECT_TRUE(svg.metadata.contains(QLatin1String(part))) << part;
    EXPECT_NEAR(svg.viewBox.width(), 297 * 72 / 25.4, 0.01);
    EXPECT_NEAR(svg.viewBox.height(), 210 * 72 / 25.4, 0.01);
}

TEST(FigureSvg, NamesEveryEntityAsTextAndNothingStandsOutsideThePage)
{
    for (const Paper paper : {Paper::A4, Paper::A3, Paper::Square}) {
        const Figure figure = circleFigure(hostileGraph(), figureOptions(FigureFormat::Svg, paper));
        EXPECT_TRUE(figure.report().unplaced.empty());
        const SvgDocument svg = readSvg(figure.encoded().value());
        ASSERT_EQ(svg.error, QString());
        QString words;
        for (const SvgText &text : svg.texts)
            words += squeezed(text.text);
        for (const char *name : {"Ada<b>&amp;\"O'Neill\"</b>]]>", "CarlCtrl", "Acme"})
            EXPECT_TRUE(words.contains(QString::fromUtf8(name))) << name;
        for (const char *part : {"Боб", "Ελλάς", "李明", "محمد"})
            EXPECT_TRUE(words.contains(QString::fromUtf8(part))) << part;
        EXPECT_TRUE(svg.viewBox.contains(svg.reach))
            << svg.reach.left() << ' ' << svg.reach.top() << ' ' << svg.reach.right() << ' ' << svg.reach.bottom();
    }
}

TEST(FigureSvg, EveryLinkCarriesNumbersAndTheListExplainsEachOnceInOrder)
{
    const KnowledgeGraph graph = hostileGraph();
    const Scene scene = circleScene(graph, ThemeKind::Print);
    const NoteNumbers numbers = noteNumbers(scene);
    ASSERT_EQ(numbers.statements.size(), graph.statementCount());
    const SvgDocument svg = readSvg(circleFigure(graph, figureOptions(FigureFormat::Svg)).encoded().value());
    for (std::size_t link = 0; link < scene.links.size(); ++link) {
        const QString mark = numbers.mark(int(link));
        EXPECT_FALSE(mark.isEmpty());
        EXPECT_TRUE(std::any_of(svg.texts.begin(), svg.texts.end(), [&](const SvgText &t) {
            return t.text == mark || t.text.endsWith(QStringLiteral(" ") + mark);
        })) << mark.toStdString();
    }
    const QString all = squeezed(svg.words);
    for (std::size_t i = 0; i < numbers.statements.size(); ++i) {
        const std::string claim(graph.claim(numbers.statements[i]));
        EXPECT_TRUE(all.contains(squeezed(QString::number(i + 1) + QString::fromStdString(claim)))) << i + 1 << ' ' << claim;
    }
}

TEST(FigureSvg, NoTypeIsBelowSixPoints)
{
    const Figure figure = circleFigure(sampleGraph(), figureOptions(FigureFormat::Svg));
    const SvgDocument svg = readSvg(figure.encoded().value());
    ASSERT_FALSE(svg.texts.empty());
    double smallest = 1000;
    for (const SvgText &text : svg.texts)
        smallest = std::min(smallest, text.size);
    EXPECT_GE(smallest, 6.0);
    EXPECT_NEAR(smallest, figure.report().smallestType, 0.05);
}

TEST(FigureSvg, IsTheSameBytesForTheSameInput)
{
    const KnowledgeGraph graph = hostileGraph();
    EXPECT_EQ(circleFigure(graph, figureOptions(FigureFormat::Svg)).encoded().value(),
              circleFigure(graph, figureOptions(FigureFormat::Svg)).encoded().value());
    FigureOptions other = figureOptions(FigureFormat::Svg);
    other.title = QStringLiteral("Another");
    EXPECT_NE(circleFigure(graph, figureOptions(FigureFormat::Svg)).encoded().value(), circleFigure(graph, other).encoded().value());
}

TEST(FigureSvg, OfTheSampleListsEveryStatementOnFurtherPages)
{
    const Figure figure = circleFigure(sampleGraph(), figureOptions(FigureFormat::Svg));
    EXPECT_GT(figure.report().pages, 1);
    EXPECT_EQ(figure.report().notes, int(sampleGraph().statementCount()));
    const SvgDocument svg = readSvg(figure.encoded().value());
    EXPECT_NEAR(svg.viewBox.height(), figure.report().pageSize.height() * figure.report().pages, 0.01);
    EXPECT_TRUE(svg.viewBox.contains(svg.reach));
    const QString all = squeezed(svg.words);
    int missing = 0;
    for (const StatementId id : sampleGraph().statements())
        missing += all.contains(squeezed(QString::fromStdString(std::string(sampleGraph().claim(id))))) ? 0 : 1;
    EXPECT_EQ(missing, 0);
}

TEST(Figure, WithoutFootnotesHasOnePageAndNoNumbers)
{
    FigureOptions options = figureOptions(FigureFormat::Svg);
    options.footnotes = false;
    const Figure figure = circleFigure(sampleGraph(), options);
    EXPECT_EQ(figure.report().pages, 1);
    EXPECT_EQ(figure.report().notes, 0);
}

TEST(Figure, LabelsStayInsideThePictureWhateverThePage)
{
    for (const Paper paper : {Paper::A5, Paper::A4, Paper::A2, Paper::Slide, Paper::Square})
        for (const Orientation orientation : {Orientation::Landscape, Orientation::Portrait}) {
            FigureOptions options = figureOptions(FigureFormat::Png, paper);
            options.orientation = orientation;
            options.theme = ThemeKind::Dark;
            const Figure figure = circleFigure(hostileGraph(), options);
            EXPECT_EQ(figure.problem(), "") << toString(paper).toStdString();
            EXPECT_TRUE(figure.report().unplaced.empty()) << toString(paper).toStdString();
            const QImage page = figure.pageImage(0, 1);
            const QRgb ground = page.pixel(1, 1);
            for (int x = 0; x < page.width(); ++x) {  // the margin is empty
                ASSERT_EQ(page.pixel(x, 3), ground);
                ASSERT_EQ(page.pixel(x, page.height() - 4), ground);
            }
            for (int y = 0; y < page.height(); ++y) {
                ASSERT_EQ(page.pixel(3, y), ground);
                ASSERT_EQ(page.pixel(page.width() - 4, y), ground);
            }
        }
}

TEST(Figure, RefusesAPageWithoutRoomAndSaysWhy)
{
    FigureOptions tiny = figureOptions(FigureFormat::Png, Paper::Pixels);
    tiny.pixels = {60, 40};
    const auto small = circleFigure(hostileGraph(), tiny).encoded();
    ASSERT_FALSE(small);
    EXPECT_NE(small.error().message.find("too small"), std::string::npos);

    FigureOptions wordy = figureOptions(FigureFormat::Svg);
    wordy.title = QString(20000, QLatin1Char('W'));
    const auto crowded = circleFigure(hostileGraph(), wordy).encoded();
    ASSERT_FALSE(crowded);
    EXPECT_NE(crowded.error().message.find("no room for the picture"), std::string::npos);
}

TEST(Figure, OfOneEntityAndOfNoneIsDrawn)
{
    for (const char *text : {"", "ada", "ada -knows-> ada"}) {
        const Figure figure = circleFigure(graphFromText(text), figureOptions(FigureFormat::Svg));
        const auto bytes = figure.encoded();
        ASSERT_TRUE(bytes) << text;
        EXPECT_EQ(readSvg(*bytes).error, QString());
        EXPECT_TRUE(figure.report().unplaced.empty());
    }
}

TEST(Figure, NamesFormatsAndPapers)
{
    EXPECT_EQ(figureFormatOf(QStringLiteral("a/b.SVG")).value(), FigureFormat::Svg);
    EXPECT_EQ(figureFormatOf(QStringLiteral("x.webp")).value(), FigureFormat::Webp);
    EXPECT_NE(figureFormatOf(QStringLiteral("x.jpg")).error().message.find(".pdf"), std::string::npos);
    EXPECT_EQ(paperFromString(QStringLiteral("Slide")).value(), Paper::Slide);
    EXPECT_FALSE(paperFromString(QStringLiteral("letter")));
}
