// SPDX-License-Identifier: Apache-2.0
#include "views/theme/theme.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QGuiApplication>
#include <QStringList>

namespace relata {
namespace {

QStringList pictureFamilies()
{
    QStringList families;
    const QStringList installed = QFontDatabase::families();
    for (const char *name : {"Inter", "Noto Sans", "DejaVu Sans"})
        if (installed.contains(QLatin1String(name)))
            families << QLatin1String(name);
    if (families.isEmpty())
        families << QGuiApplication::font().family();
    return families;
}

}  // namespace

QFont uiFont(double pixels, int weight)
{
    QFont font = QGuiApplication::font();
    const int system = QFontInfo(font).pixelSize();
    font.setPixelSize(qMax(1, qRound(pixels * (system > 0 ? system : 13) / 13)));
    font.setWeight(QFont::Weight(weight));
    font.setItalic(false);
    return font;
}

QFont pictureFont(double pixels, int weight)
{
    static const QStringList families = pictureFamilies();
    QFont font;
    font.setFamilies(families);
    font.setStyleStrategy(QFont::PreferAntialias);
    font.setHintingPreference(QFont::PreferNoHinting);   // the same widths at every scale and on every device
    // QFont takes whole pixels only, the look does not; callers that need fractions scale the painter
    font.setPixelSize(qMax(1, qRound(pixels)));
    font.setWeight(QFont::Weight(weight));
    return font;
}

}  // namespace relata
