// SPDX-License-Identifier: Apache-2.0
#include "views/scene/labeltext.h"

#include "views/theme/theme.h"

#include <QFontMetricsF>
#include <QHash>

#include <algorithm>
#include <cmath>

namespace relata {

LabelStyle labelStyle(int links, bool selected)
{
    if (selected)
        return {13.5, 600, true};
    if (links >= 8)
        return {13, 600, true};
    if (links >= 4)
        return {12, 500, true};
    return {11.5, 500, false};
}

std::vector<QString> labelLines(const QString &name)
{
    if (name.isEmpty())
        return {};
    if (name.size() <= 17)
        return {name};
    qsizetype best = -1;
    for (qsizetype i = name.indexOf(QLatin1Char(' ')); i >= 0; i = name.indexOf(QLatin1Char(' '), i + 1))
        if (i > 0 && i + 1 < name.size() && (best < 0 || std::abs(name.size() - 1 - 2 * i) < std::abs(name.size() - 1 - 2 * best)))
            best = i;
    if (best < 0)
        return {name};
    return {name.left(best).trimmed(), name.mid(best + 1).trimmed()};
}

double labelLineHeight(const LabelStyle &style)
{
    return style.pixels * 1.22;
}

double labelWidth(const QString &line, const LabelStyle &style)
{
    // The same names are asked for by the layout, by the placing of names and by the painter: shaping them once is enough.
    struct Measured {
        double base;
        int weight;
        QFontMetricsF metrics;
        QHash<QString, double> widths;
    };
    constexpr qsizetype mostKept = 20000;
    thread_local std::vector<Measured> cache;
    const double base = std::ceil(style.pixels);
    auto known = std::find_if(cache.begin(), cache.end(), [&](const Measured &each) { return each.base == base && each.weight == style.weight; });
    if (known == cache.end())
        known = cache.insert(cache.end(), {base, style.weight, QFontMetricsF(pictureFont(base, style.weight)), {}});
    auto width = known->widths.constFind(line);
    if (width == known->widths.constEnd()) {
        if (known->widths.size() >= mostKept)
            known->widths.clear();
        width = known->widths.insert(line, known->metrics.horizontalAdvance(line));
    }
    return *width * style.pixels / base;
}

QSizeF labelSize(const std::vector<QString> &lines, const LabelStyle &style)
{
    double width = 0;
    for (const QString &line : lines)
        width = std::max(width, labelWidth(line, style));
    return {width, labelLineHeight(style) * double(lines.size())};
}

}  // namespace relata
