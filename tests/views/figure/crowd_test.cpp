// SPDX-License-Identifier: Apache-2.0
#include "tests/support/graphtext.h"
#include "tests/views/figure/figurefixture.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QPainter>
#include <QRegularExpression>

#include <cmath>
#include <set>

using namespace relata;
using namespace relata::test;

namespace {

constexpr int names = 2500;

/// A wheel of 2,500 people, each of whom knows \a each others: in the middle of the picture everything crosses.
KnowledgeGraph crowd(int each)
{
    std::string text;
    for (int i = 0; i < names; ++i)
        for (int k = 1; k <= each; ++k)
            text += (text.empty() ? "" : ", ") + ("n" + std::to_string(i)) + " -knows-> n"
                    + std::to_string((i + 1 + (k * 397 + i * i) % (names - 1)) % names);
    return graphFromText(text);
}

FigureOptions plainOptions(FigureFormat format)
{
    FigureOptions options = figureOptions(format, Paper::Pixels);
    options.pixels = {800, 500};
    options.theme = ThemeKind::Light;
    options.footnotes = false;
    options.legend = false;
    return options;
}

/// Different colours along the middle of the picture.
std::size_t shades(const QImage &image)
{
    std::set<QRgb> seen;
    for (int x = image.width() / 4; x < image.width() * 3 / 4; ++x)
        for (int y = image.height() / 3; y < image.height() / 2; ++y)
            seen.insert(image.pixel(x, y));
    return seen.size();
}

double inkOf(const QImage &image)
{
    double ink = 0;
    int pixels = 0;
    for (int x = image.width() * 2 / 5; x < image.width() * 3 / 5; ++x)
        for (int y = image.height() * 2 / 5; y < image.height() / 2; ++y, ++pixels)
            ink += 255 - qGray(image.pixel(x, y));
    return ink / pixels;
}

}  // namespace

TEST(FigureOfACrowd, ShowsHowManyLinesThereAreInsteadOfABlot)
{
    const KnowledgeGraph graph = crowd(12);
    const FigureOptions options = plainOptions(FigureFormat::Png);
    const Figure figure = circleFigure(graph, options);
    EXPECT_TRUE(figure.report().crowd);
    EXPECT_FALSE(circleFigure(sampleGraph(), options).report().crowd);
    const QImage picture = QImage::fromData(figure.encoded().value(), "PNG");
    ASSERT_EQ(picture.size(), QSize(800, 500));
    EXPECT_GT(shades(picture), 30U);
    EXPECT_EQ(QImage::fromData(circleFigure(graph, options).encoded().value(), "PNG"), picture);  // the same again
    const QImage twice = figure.pageImage(0, 2);
    EXPECT_NEAR(inkOf(twice), inkOf(picture), 0.1 * inkOf(picture));  // as dark at any resolution
}

TEST(FigureOfACrowd, NamesThoseWithMostLinksAndTellsOfTheOthers)
{
    const Figure figure = circleFigure(crowd(3), plainOptions(FigureFormat::Svg));
    const QString svg = QString::fromUtf8(figure.encoded().value());
    const auto written = std::size_t(svg.count(QRegularExpression(QStringLiteral(">[Nn]\\d+</text>"))));
    EXPECT_GT(written, 20U);
    EXPECT_EQ(figure.report().unplaced.size() + written, std::size_t(names));
}

TEST(FigureOfACrowd, LeavesOutNotesBeyondWhatOneFigureNumbersAndSaysSo)
{
    FigureOptions options = figureOptions(FigureFormat::Pdf);
    ASSERT_TRUE(options.footnotes);
    const Figure figure = circleFigure(crowd(1), options);
    EXPECT_EQ(figure.report().notesLeftOut, names);
    EXPECT_EQ(figure.report().notes, 0);
    EXPECT_EQ(figure.report().pages, 1);
    EXPECT_EQ(circleFigure(sampleGraph(), options).report().notesLeftOut, 0);
}

TEST(FigureOfACrowd, IsOnePictureInAFileOfLinesAndFewLinksStayLines)
{
    const QByteArray many = circleFigure(crowd(12), plainOptions(FigureFormat::Svg)).encoded().value();
    EXPECT_EQ(many.count("<image"), 1);
    EXPECT_LT(many.size(), 3'000'000);
    const QByteArray few = circleFigure(sampleGraph(), plainOptions(FigureFormat::Svg)).encoded().value();
    EXPECT_EQ(few.count("<image"), 0);
    EXPECT_TRUE(circleFigure(crowd(12), plainOptions(FigureFormat::Pdf)).encoded());
}

TEST(FigureOfACrowd, HasNoGroundWhenNoneIsWanted)
{
    FigureOptions options = plainOptions(FigureFormat::Png);
    const QImage opaque = QImage::fromData(circleFigure(crowd(12), options).encoded().value(), "PNG");
    options.transparent = true;
    const QImage clear = QImage::fromData(circleFigure(crowd(12), options).encoded().value(), "PNG");
    EXPECT_EQ(qAlpha(clear.pixel(5, 5)), 0);
    EXPECT_EQ(qAlpha(clear.pixel(60, 60)), 0);  // in the picture, beside the wheel
    QImage laid(clear.size(), QImage::Format_ARGB32_Premultiplied);
    laid.fill(opaque.pixel(60, 60));
    {
        QPainter painter(&laid);
        painter.drawImage(0, 0, clear);
    }
    double off = 0;
    for (int x = 0; x < laid.width(); ++x)
        for (int y = 0; y < laid.height(); ++y)
            off += std::abs(qGray(laid.pixel(x, y)) - qGray(opaque.pixel(x, y)));
    EXPECT_LT(off / (laid.width() * laid.height()), 1.5);  // on the same ground it is the same picture, but for rounding
}
