// SPDX-License-Identifier: Apache-2.0
#include "views/scene/emphasis.h"

#include "model/analysis/measurenames.h"
#include "views/theme/blend.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace relata {

double EntityNumbers::of(EntityId id) const
{
    const std::size_t i = indexOf(id);
    return values && i < values->size() ? (*values)[i] : std::numeric_limits<double>::quiet_NaN();
}

float emphasizedRadius(double value, double most)
{
    constexpr double least = 7.5, largest = 26;
    if (!(value > 0) || !(most > 0))
        return float(least);
    const double share = std::min(1.0, value / most);
    return float(std::sqrt(least * least + share * (largest * largest - least * least)));
}

namespace {

QString title(Measure measure)
{
    return QString::fromUtf8(wordsOf(measure).title);
}

QString inShort(double value)
{
    return QString::number(value, 'g', 3);
}

std::vector<FillBand> groupBands(Measure measure, const Theme &theme)
{
    std::vector<FillBand> bands;
    const QString key = QString::fromUtf8(wordsOf(measure).key);
    for (std::size_t i = 0; i < theme.voices.size(); ++i) {
        const double number = double(i + 1);
        bands.push_back(
            {QStringLiteral("%1 %2").arg(title(measure)).arg(i + 1), QStringLiteral("%1:%2").arg(key).arg(i + 1), theme.voices[i], number, number});
    }
    const std::size_t next = theme.voices.size() + 1;
    bands.push_back({QStringLiteral("Smaller ones: these colours, paler"), QStringLiteral("%1:%2..").arg(key).arg(next), theme.voiceNode,
                     double(next), std::numeric_limits<double>::infinity()});
    return bands;
}

}  // namespace

std::vector<FillBand> fillBands(Measure measure, double most, const Theme &theme)
{
    if (wordsOf(measure).isGroup)
        return groupBands(measure, theme);
    constexpr int steps = 5;
    const QString key = QString::fromUtf8(wordsOf(measure).key);
    std::vector<FillBand> bands;
    double low = 0;
    for (int step = 1; step <= steps; ++step) {
        double high = most * step / steps;
        if (wordsOf(measure).isCount)
            high = std::floor(high);
        if (high < low || (step > 1 && high == bands.back().high))
            continue;  // fewer whole numbers than steps
        const QString range = low == high ? inShort(high) : QStringLiteral("%1 to %2").arg(inShort(low), inShort(high));
        FillBand band;
        band.label = title(measure) + QLatin1Char(' ') + range;
        band.condition = QStringLiteral("%1:%2..%3").arg(key, QString::number(low, 'g', 12), QString::number(high, 'g', 12));
        band.color = blended(theme.accent, 0.12 + 0.88 * double(step - 1) / (steps - 1), blended(theme.text3, 0.25, theme.canvas));
        band.low = low;
        band.high = high;
        bands.push_back(band);
        low = wordsOf(measure).isCount ? high + 1 : high;
    }
    return bands;
}

std::uint16_t bandOf(const std::vector<FillBand> &bands, double value)
{
    for (std::size_t i = 0; i < bands.size(); ++i)
        if (value >= bands[i].low && (value <= bands[i].high || i + 1 == bands.size()))
            return static_cast<std::uint16_t>(i + 1);
    return 0;
}

}  // namespace relata
