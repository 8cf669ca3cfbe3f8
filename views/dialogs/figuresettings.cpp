// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/figuresettings.h"

#include "views/figure/paper.h"

#include <QDir>
#include <QSettings>
#include <QStandardPaths>

namespace relata {
namespace {

QString key(const char *name)
{
    return QStringLiteral("export/") + QLatin1String(name);
}

}  // namespace

FigureOptions lastFigureOptions()
{
    const QSettings settings;
    FigureOptions options;
    if (const auto format = figureFormatOf(QStringLiteral("f.") + settings.value(key("format")).toString()))
        options.format = *format;
    if (const auto paper = paperFromString(settings.value(key("paper")).toString()))
        options.paper = *paper;
    if (settings.value(key("orientation")).toString() == QLatin1String("portrait"))
        options.orientation = Orientation::Portrait;
    const QSize pixels = settings.value(key("pixels")).toSize();
    if (pixels.width() >= 100 && pixels.height() >= 100)
        options.pixels = pixels;
    if (const double scale = settings.value(key("scale")).toDouble(); scale >= 0.5 && scale <= 8)
        options.scale = scale;
    if (const int dpi = settings.value(key("dpi")).toInt(); dpi >= 36 && dpi <= 1200)
        options.dpi = dpi;
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::Print})
        if (settings.value(key("theme")).toString() == toString(kind))
            options.theme = kind;
    options.transparent = settings.value(key("transparent"), options.transparent).toBool();
    options.legend = settings.value(key("legend"), options.legend).toBool();
    options.footnotes = settings.value(key("footnotes"), options.footnotes).toBool();
    return options;
}

void rememberFigureOptions(const FigureOptions &options)
{
    QSettings settings;
    settings.setValue(key("format"), toString(options.format));
    settings.setValue(key("paper"), toString(options.paper));
    settings.setValue(key("orientation"), options.orientation == Orientation::Portrait ? QStringLiteral("portrait") : QStringLiteral("landscape"));
    settings.setValue(key("pixels"), options.pixels);
    settings.setValue(key("scale"), options.scale);
    settings.setValue(key("dpi"), options.dpi);
    settings.setValue(key("theme"), toString(options.theme));
    settings.setValue(key("transparent"), options.transparent);
    settings.setValue(key("legend"), options.legend);
    settings.setValue(key("footnotes"), options.footnotes);
}

QString lastFigureFolder()
{
    const QString folder = QSettings().value(key("folder")).toString();
    return !folder.isEmpty() && QDir(folder).exists() ? folder : QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
}

void rememberFigureFolder(const QString &folder)
{
    QSettings().setValue(key("folder"), folder);
}

}  // namespace relata
