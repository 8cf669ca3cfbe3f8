// SPDX-License-Identifier: Apache-2.0
#include "views/figure/figuredata.h"
#include "views/figure/figuremeta.h"
#include "views/figure/paper.h"
#include "views/figure/webpmeta.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <cmath>

namespace relata {
namespace {

constexpr double mostSide = 32767;      // Qt's raster engine
constexpr double mostWebpSide = 16383;  // the format
constexpr double mostPixels = 200e6;    // 800 MB while painting

Error failed(Error::Code code, const QString &message)
{
    return {code, message.toStdString(), {}, 0, 0};
}

/// Pages below one another.
Result<QImage> stackedPages(const Figure &figure, double sideLimit)
{
    const FigureOptions &options = figure.options();
    const double scale = pixelsPerUnit(options);
    const int pages = figure.report().pages;
    const double width = std::round(figure.report().pageSize.width() * scale), height = std::round(figure.report().pageSize.height() * scale) * pages;
    if (width > sideLimit || height > sideLimit || width * height > mostPixels)
        return failed(Error::Code::Io,
                      QStringLiteral("a picture of %1 × %2 pixels is too large. Expected at most %3 pixels a side and %4 million in all: lower the "
                                     "DPI or the scale, or choose PDF or SVG")
                          .arg(width, 0, 'f', 0)
                          .arg(height, 0, 'f', 0)
                          .arg(sideLimit, 0, 'f', 0)
                          .arg(mostPixels / 1e6));
    QImage image(std::max(1, int(width)), std::max(1, int(height)), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return failed(Error::Code::Io,
                      QStringLiteral("no memory for a picture of %1 × %2 pixels. Expected a lower DPI or scale").arg(width).arg(height));
    image.fill(Qt::transparent);
    QPainter painter(&image);
    for (int page = 0; page < pages; ++page) {
        painter.save();
        painter.translate(0, image.height() / double(pages) * page);
        painter.scale(image.width() / figure.report().pageSize.width(), image.height() / double(pages) / figure.report().pageSize.height());
        figure.paintPage(painter, page);
        painter.restore();
    }
    painter.end();
    const double dotsPerInch = options.paper == Paper::Pixels ? 96 * options.scale : options.dpi;
    image.setDotsPerMeterX(qRound(dotsPerInch / 0.0254));
    image.setDotsPerMeterY(qRound(dotsPerInch / 0.0254));
    return options.transparent ? image : image.convertToFormat(QImage::Format_RGB32);
}

Result<QByteArray> asRaster(const Figure &figure, const FigureMeta &meta)
{
    const FigureOptions &options = figure.options();
    const bool webp = options.format == FigureFormat::Webp;
    const QByteArray format = webp ? "webp" : "png";
    if (!QImageWriter::supportedImageFormats().contains(format))
        return failed(
            Error::Code::Unsupported,
            QStringLiteral("this Qt cannot write %1. Expected its image format plug-in, or choose another format").arg(toString(options.format)));
    const Result<QImage> image = stackedPages(figure, webp ? mostWebpSide : mostSide);
    if (!image)
        return image.error();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    if (webp) {
        writer.setQuality(100);  // 100 means without loss
    } else {
        for (const auto &[key, value] : metadataOf(options, meta))
            writer.setText(key, xmlSafe(value));
    }
    if (!writer.write(*image))
        return failed(Error::Code::Io, QStringLiteral("the picture could not be encoded: %1").arg(writer.errorString()));
    buffer.close();
    return webp ? webpWithXmp(bytes, xmpPacket(options, meta), image->size(), options.transparent) : bytes;
}

QString number(double value)
{
    return QString::number(value, 'g', 8);
}

Result<QByteArray> asSvg(const Figure &figure, const FigureMeta &meta)
{
    const FigureOptions &options = figure.options();
    const QSizeF page = figure.report().pageSize;
    const double height = page.height() * figure.report().pages;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(72);  // device units are page units
    generator.setSize(QSize(int(std::ceil(page.width())), int(std::ceil(height))));
    generator.setViewBox(QRectF(0, 0, page.width(), height));
    QPainter painter;
    if (!painter.begin(&generator))
        return failed(Error::Code::Io, QStringLiteral("the SVG could not be begun"));
    for (int i = 0; i < figure.report().pages; ++i) {
        painter.save();
        painter.translate(0, page.height() * i);
        figure.paintPage(painter, i);
        painter.restore();
    }
    painter.end();
    buffer.close();

    // The generator's own head knows whole units and no metadata: it is replaced
    const qsizetype defs = bytes.indexOf("<defs>");
    if (defs < 0)
        return failed(Error::Code::Io, QStringLiteral("the SVG could not be finished"));
    const QString unit = options.paper == Paper::Pixels ? QString() : QStringLiteral("pt");
    const QString head =
        QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
                       "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"%1%5\" height=\"%2%5\""
                       " viewBox=\"0 0 %1 %2\" role=\"img\" aria-labelledby=\"figure-title figure-description\">\n"
                       "<title id=\"figure-title\">%3</title>\n<desc id=\"figure-description\">%4</desc>\n<metadata>\n")
            .arg(number(page.width()), number(height), xmlSafe(figureTitle(options, meta)).toHtmlEscaped(),
                 xmlSafe(figureDescription(options, meta)).toHtmlEscaped(), unit);
    return (head + rdfElement(options, meta) + QStringLiteral("</metadata>\n") + xmlSafe(QString::fromUtf8(bytes.mid(defs)))).toUtf8();
}

Result<QByteArray> asPdf(const Figure &figure, const FigureMeta &meta)
{
    const FigureOptions &options = figure.options();
    const double unit = unitsPerPoint(options);
    const QSizeF points = figure.report().pageSize / unit;
    constexpr double mostPoints = 14400;  // PDF 1.7, annex C
    if (points.width() > mostPoints || points.height() > mostPoints)
        return failed(Error::Code::Io, QStringLiteral("a page of %1 × %2 points is too large for PDF. Expected at most %3 a side")
                                           .arg(points.width())
                                           .arg(points.height())
                                           .arg(mostPoints));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(figureTitle(options, meta));
        writer.setCreator(QStringLiteral("Relata"));
        writer.setDocumentXmpMetadata(xmpPacket(options, meta));
        writer.setResolution(1200);
        writer.setPageSize(QPageSize(points, QPageSize::Point, QString(), QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        QPainter painter;
        if (!painter.begin(&writer))
            return failed(Error::Code::Io, QStringLiteral("the PDF could not be begun"));
        const double scale = 1200 / 72.0 / unit;
        for (int page = 0; page < figure.report().pages; ++page) {
            if (page > 0 && !writer.newPage())
                return failed(Error::Code::Io, QStringLiteral("the PDF could not take page %1").arg(page + 1));
            painter.save();
            painter.scale(scale, scale);
            figure.paintPage(painter, page);
            painter.restore();
        }
    }
    return bytes;
}

}  // namespace

Result<QByteArray> Figure::encoded() const
{
    if (!d->problem.empty())
        return Error{Error::Code::Io, d->problem, {}, 0, 0};
    switch (d->options.format) {
    case FigureFormat::Svg:
        return asSvg(*this, d->meta);
    case FigureFormat::Pdf:
        return asPdf(*this, d->meta);
    case FigureFormat::Png:
    case FigureFormat::Webp:
        break;
    }
    return asRaster(*this, d->meta);
}

}  // namespace relata
