// SPDX-License-Identifier: Apache-2.0
#include "views/scene/labeltext.h"

#include "views/theme/theme.h"

#include <QFontMetricsF>

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

QSizeF labelSize(const std::vector<QString> &lines, const LabelStyle &style)
{
    const double base = std::ceil(style.pixels);
    thread_local std::vector<std::pair<std::pair<double, int>, QFontMetricsF>> cache;
    const QFontMetricsF *metrics = nullptr;
    for (const auto &[key, value] : cache)
        if (key == std::pair(base, style.weight))
            metrics = &value;
    if (!metrics) {
        cache.emplace_back(std::pair(base, style.weight), QFontMetricsF(pictureFont(base, style.weight)));
        metrics = &cache.back().second;
    }
    double width = 0;
    for (const QString &line : lines)
        width = std::max(width, metrics->horizontalAdvance(line) * style.pixels / base);
    return {width, labelLineHeight(style) * double(lines.size())};
}

}  // namespace relata
