// SPDX-License-Identifier: Apache-2.0
#include "tests/views/figure/figurefixture.h"

#include <gtest/gtest.h>

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace relata;
using namespace relata::test;

namespace {

QImage imageOf(const QByteArray &bytes, const char *format)
{
    return QImage::fromData(bytes, format);
}

}  // namespace

TEST(FigurePng, HasThePixelsTheDpiAndTheMetadata)
{
    FigureOptions options = figureOptions(FigureFormat::Png);
    options.dpi = 100;
    const QImage image = imageOf(circleFigure(hostileGraph(), options).encoded().value(), "png");
    EXPECT_EQ(image.size(), QSize(1169, 827));
    EXPECT_EQ(image.dotsPerMeterX(), 3937);
    EXPECT_EQ(image.text(QStringLiteral("Title")), options.title);
    EXPECT_EQ(image.text(QStringLiteral("Lens")), QStringLiteral("holds:2018.."));
    EXPECT_EQ(image.text(QStringLiteral("Version")), QStringLiteral("1.0.0"));
    EXPECT_EQ(image.text(QStringLiteral("Date")), QStringLiteral("2026-11-23"));
    EXPECT_EQ(image.pixelColor(2, 2), QColor(Qt::white));
}

TEST(FigurePng, OfPixelsIsScaledAndTransparentWhenAsked)
{
    FigureOptions options = figureOptions(FigureFormat::Png, Paper::Pixels);
    options.pixels = {800, 600};
    options.scale = 2;
    options.transparent = true;
    const QImage image = imageOf(circleFigure(hostileGraph(), options).encoded().value(), "png");
    EXPECT_EQ(image.size(), QSize(1600, 1200));
    EXPECT_EQ(qAlpha(image.pixel(2, 2)), 0);
    bool inked = false;
    for (int y = 0; y < image.height() && !inked; y += 3)
        for (int x = 0; x < image.width() && !inked; x += 3)
            inked = qAlpha(image.pixel(x, y)) == 255;
    EXPECT_TRUE(inked);
}

TEST(FigurePng, TooLargeIsRefusedWithTheLimit)
{
    FigureOptions options = figureOptions(FigureFormat::Png, Paper::A2);
    options.dpi = 1200;
    const auto bytes = circleFigure(hostileGraph(), options).encoded();
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().code, Error::Code::Io);
    EXPECT_NE(bytes.error().message.find("too large"), std::string::npos);
    EXPECT_NE(bytes.error().message.find("32767"), std::string::npos);
}

TEST(FigureWebp, CarriesXmpAndCanBeRead)
{
    if (!QImageReader::supportedImageFormats().contains("webp"))
        GTEST_SKIP() << "no WebP plug-in";
    FigureOptions options = figureOptions(FigureFormat::Webp, Paper::Pixels);
    options.pixels = {801, 601};
    for (const bool transparent : {false, true}) {
        options.transparent = transparent;
        const QByteArray bytes = circleFigure(hostileGraph(), options).encoded().value();
        EXPECT_TRUE(bytes.contains("XMP "));
        EXPECT_TRUE(bytes.contains("holds:2018.."));
        const QImage image = imageOf(bytes, "webp");
        ASSERT_EQ(image.size(), QSize(801, 601));
        EXPECT_EQ(qAlpha(image.pixel(1, 1)), transparent ? 0 : 255);
    }
}

TEST(FigurePdf, KeepsTextAsTextAndEmbedsMetadata)
{
    const QByteArray bytes = circleFigure(sampleGraph(), figureOptions(FigureFormat::Pdf)).encoded().value();
    EXPECT_TRUE(bytes.startsWith("%PDF-"));
    EXPECT_TRUE(bytes.contains("x:xmpmeta"));
    EXPECT_TRUE(bytes.contains("holds:2018.."));
    const QString tool = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (tool.isEmpty())
        GTEST_SKIP() << "pdftotext is not installed";
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("figure.pdf")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    QProcess process;
    process.start(tool, {QStringLiteral("-enc"), QStringLiteral("UTF-8"), QStringLiteral("-raw"), file.fileName(), QStringLiteral("-")});
    ASSERT_TRUE(process.waitForFinished(60000));
    QString text = QString::fromUtf8(process.readAllStandardOutput());
    text.removeIf([](QChar c) { return c.isSpace(); });
    const KnowledgeGraph &graph = sampleGraph();
    int missing = 0;
    for (const StatementId id : graph.statements()) {
        QString claim = QString::fromStdString(std::string(graph.claim(id)));
        claim.removeIf([](QChar c) { return c.isSpace(); });
        missing += text.contains(claim) ? 0 : 1;
    }
    // columns side by side can interleave in the tool's reading order; nearly all claims must come out whole
    EXPECT_LE(missing, int(graph.statementCount() / 20)) << missing;
    EXPECT_TRUE(text.contains(QStringLiteral("ClaudiaSheinbaum")));
}
