// SPDX-License-Identifier: Apache-2.0
#include "views/theme/theme.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QGuiApplication>
#include <QScreen>
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

/// The system font's size, in units of the 13 px that the look is written for.
double systemRatio()
{
    static QFont known;  // asked for every length of every row: looked up once per font
    static double ratio = 0;
    const QFont now = QGuiApplication::font();
    if (ratio <= 0 || !now.isCopyOf(known)) {
        const int system = QFontInfo(now).pixelSize();
        ratio = system > 0 ? system / 13.0 : 1.0;
        known = now;
    }
    return ratio;
}

}  // namespace

QFont uiFont(double pixels, int weight)
{
    QFont font = QGuiApplication::font();
    const double wanted = qMax(1.0, pixels * systemRatio());
    const QScreen *screen = QGuiApplication::primaryScreen();
    // setPixelSize() knows whole pixels only, the look has halves
    if (const double dpi = screen ? screen->logicalDotsPerInchY() : 0; dpi > 0)
        font.setPointSizeF(wanted * 72 / dpi);
    else
        font.setPixelSize(qRound(wanted));
    font.setWeight(QFont::Weight(weight));
    font.setItalic(false);
    return font;
}

int uiLength(double pixels)
{
    return qRound(pixels * qMax(1.0, systemRatio()));
}

QFont pictureFont(double pixels, int weight)
{
    static const QStringList families = pictureFamilies();
    QFont font;
    font.setFamilies(families);
    font.setStyleStrategy(QFont::PreferAntialias);
    font.setHintingPreference(QFont::PreferNoHinting);  // the same widths at every scale and on every device
    // QFont takes whole pixels only, the look does not; callers that need fractions scale the painter
    font.setPixelSize(qMax(1, qRound(pixels)));
    font.setWeight(QFont::Weight(weight));
    return font;
}

}  // namespace relata
