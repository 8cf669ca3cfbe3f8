// SPDX-License-Identifier: Apache-2.0
#include "views/figure/paper.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <utility>

namespace relata {
namespace {

constexpr double pointsPerMillimetre = 72.0 / 25.4;

constexpr std::array paperNames{std::pair{Paper::A5, "a5"},        std::pair{Paper::A4, "a4"},       std::pair{Paper::A3, "a3"},
                                std::pair{Paper::A2, "a2"},        std::pair{Paper::Slide, "slide"}, std::pair{Paper::Square, "square"},
                                std::pair{Paper::Pixels, "pixels"}};
constexpr std::array formatNames{std::pair{FigureFormat::Png, "png"}, std::pair{FigureFormat::Svg, "svg"}, std::pair{FigureFormat::Pdf, "pdf"},
                                 std::pair{FigureFormat::Webp, "webp"}};

/// Portrait, in millimetres; empty for what is not measured so.
QSizeF millimetres(Paper paper)
{
    switch (paper) {
    case Paper::A5:
        return {148, 210};
    case Paper::A4:
        return {210, 297};
    case Paper::A3:
        return {297, 420};
    case Paper::A2:
        return {420, 594};
    case Paper::Slide:
    case Paper::Square:
    case Paper::Pixels:
        break;
    }
    return {};
}

}  // namespace

QSizeF pageSizeOf(const FigureOptions &options)
{
    QSizeF size;
    switch (options.paper) {
    case Paper::Pixels:
        return QSizeF(options.pixels);
    case Paper::Square:
        return {540, 540};
    case Paper::Slide:
        size = {540, 960};
        break;
    default:
        size = millimetres(options.paper) * pointsPerMillimetre;
    }
    return options.orientation == Orientation::Landscape ? size.transposed() : size;
}

double unitsPerPoint(const FigureOptions &options)
{
    return options.paper == Paper::Pixels ? 4.0 / 3 : 1.0;
}

double pixelsPerUnit(const FigureOptions &options)
{
    return options.paper == Paper::Pixels ? options.scale : options.dpi / 72.0;
}

double pictureDensity(const FigureOptions &options)
{
    constexpr double onScreens = 2;  // sharp on most
    return options.paper == Paper::Pixels ? std::max(onScreens, options.scale) : options.dpi / 72.0;
}

QString pageSizeInWords(const FigureOptions &options)
{
    if (options.paper == Paper::Pixels)
        return QStringLiteral("%1 × %2 px at %3×").arg(options.pixels.width()).arg(options.pixels.height()).arg(options.scale);
    const QSizeF size = pageSizeOf(options) / pointsPerMillimetre;
    return QStringLiteral("%1 × %2 mm").arg(qRound(size.width())).arg(qRound(size.height()));
}

QString toString(Paper paper)
{
    for (const auto &[value, name] : paperNames)
        if (value == paper)
            return QLatin1String(name);
    return {};
}

QString toString(FigureFormat format)
{
    for (const auto &[value, name] : formatNames)
        if (value == format)
            return QLatin1String(name);
    return {};
}

Result<Paper> paperFromString(const QString &name)
{
    for (const auto &[value, known] : paperNames)
        if (name.compare(QLatin1String(known), Qt::CaseInsensitive) == 0)
            return value;
    return Error{Error::Code::Unsupported, "no paper “" + name.toStdString() + "”. Expected A5, A4, A3, A2, slide, square or pixels", {}, 0, 0};
}

Result<FigureFormat> figureFormatOf(const QString &fileName)
{
    const QString suffix = QFileInfo(fileName).suffix();
    for (const auto &[value, known] : formatNames)
        if (suffix.compare(QLatin1String(known), Qt::CaseInsensitive) == 0)
            return value;
    return Error{Error::Code::Unsupported, "no figure format for this name. Expected it to end in .png, .svg, .pdf or .webp", fileName.toStdString(),
                 0, 0};
}

}  // namespace relata
