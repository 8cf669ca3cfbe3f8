// SPDX-License-Identifier: Apache-2.0
#include "views/scene/emphasis.h"

#include "model/query/scalelens.h"
#include "views/scene/shownname.h"
#include "views/theme/blend.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace relata {

double EntityNumbers::of(EntityId id) const
{
    const std::size_t i = indexOf(id);
    return values && i < values->size() ? (*values)[i] : std::numeric_limits<double>::quiet_NaN();
}

QString shownTitle(const Scale &scale, qsizetype most)
{
    return scale.measure() ? shownName(scale.title(), most) : shownName(scale.property(), most) + shownName(scale.addition());
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

constexpr int steps = 5;
constexpr double endless = std::numeric_limits<double>::infinity();

QString title(const Scale &scale)
{
    return shownTitle(scale);
}

QString inShort(double value, int digits = 3)
{
    return QString::number(value, 'g', digits);
}

QString condition(const Scale &scale, double low, double high)
{
    return QString::fromStdString(lensOfRange(scale, low, high));
}

std::vector<FillBand> groupBands(const Scale &scale, const Theme &theme)
{
    std::vector<FillBand> bands;
    for (std::size_t i = 0; i < theme.voices.size(); ++i) {
        const double number = double(i + 1);
        bands.push_back({QStringLiteral("%1 %2").arg(title(scale)).arg(i + 1), condition(scale, number, number), theme.voices[i], number, number});
    }
    const double next = double(theme.voices.size() + 1);
    bands.push_back({QStringLiteral("Smaller ones: these colours, paler"), condition(scale, next, endless), theme.voiceNode, next, endless});
    return bands;
}

/// The texts that most have.
std::vector<FillBand> textBands(const Scale &scale, const std::vector<std::string> &texts, const Theme &theme)
{
    std::vector<FillBand> bands;
    for (std::size_t i = 0; i < std::min(texts.size(), theme.voices.size()); ++i) {
        const double number = double(i + 1);
        bands.push_back({QStringLiteral("%1: %2").arg(title(scale), shownName(texts[i])), QString::fromStdString(lensOfGroups(scale, {texts[i]})),
                         theme.voices[i], number, number});
    }
    const double next = double(bands.size() + 1);
    bands.push_back({QStringLiteral("%1: others").arg(title(scale)), {}, theme.voiceNode, next, endless});
    return bands;
}

QColor shade(const Theme &theme, double share)
{
    return blended(theme.accent, 0.12 + 0.88 * share, blended(theme.text3, 0.25, theme.canvas));
}

/// Of what the numbers of a property are: steps that people can read, open at both ends.
std::vector<FillBand> propertyBands(const EntityNumbers &numbers, double least, double most, const Theme &theme)
{
    const Scale &scale = numbers.scale;
    std::vector<double> edges;
    for (const double fifth : numbers.fifths)
        if (const double edge = inShort(fifth, 2).toDouble(); edge > (edges.empty() ? least : edges.back()) && edge < most)
            edges.push_back(edge);
    const bool uneven = edges.size() > 1;
    if (!uneven)
        edges.clear();
    const double unit = most > least ? std::pow(10, std::floor(std::log10(most - least)) - 1) : 1;  // two digits of what is between them
    for (int step = 1; step < steps && !uneven; ++step) {
        const double edge = inShort(std::round((least + (most - least) * step / steps) / unit) * unit, 15).toDouble();
        if (edge > (edges.empty() ? least : edges.back()) && edge < most)
            edges.push_back(edge);
    }
    std::vector<FillBand> bands;
    for (std::size_t i = 0; i <= edges.size(); ++i) {
        FillBand band;
        band.low = i == 0 ? -endless : edges[i - 1];
        band.high = i == edges.size() ? endless : edges[i];
        const QString range = edges.empty()
                                  ? (least < most ? QStringLiteral("%1 to %2").arg(numberInWords(least), numberInWords(most)) : numberInWords(most))
                              : i == 0            ? QStringLiteral("up to %1").arg(numberInWords(band.high))
                              : i == edges.size() ? QStringLiteral("over %1").arg(numberInWords(band.low))
                                                  : QStringLiteral("%1 to %2").arg(numberInWords(band.low), numberInWords(band.high));
        band.label = title(scale) + (scale.kind() == Scale::Kind::Sums ? QStringLiteral(": ") : QStringLiteral(" ")) + range;
        band.condition = edges.empty()       ? condition(scale, least, most)
                         : i == edges.size() ? QString::fromStdString(lensAbove(scale, band.low))
                                             : condition(scale, band.low, band.high);
        band.color = shade(theme, edges.empty() ? 1 : double(i) / double(edges.size()));
        bands.push_back(band);
    }
    return bands;
}

std::vector<FillBand> measureBands(const Scale &scale, double most, const Theme &theme)
{
    std::vector<FillBand> bands;
    double low = 0;
    for (int step = 1; step <= steps; ++step) {
        double high = most * step / steps;
        if (scale.isCount())
            high = std::floor(high);
        if (high < low || (step > 1 && high == bands.back().high))
            continue;  // fewer whole numbers than steps
        const QString range = low == high ? inShort(high) : QStringLiteral("%1 to %2").arg(inShort(low), inShort(high));
        bands.push_back(
            {title(scale) + QLatin1Char(' ') + range, condition(scale, low, high), shade(theme, double(step - 1) / (steps - 1)), low, high});
        low = scale.isCount() ? high + 1 : high;
    }
    return bands;
}

}  // namespace

QString numberInWords(double value)
{
    const QLocale english(QLocale::English);
    if (value == std::floor(value) && std::abs(value) < 10'000)
        return QString::number(qlonglong(value));  // a year
    if (value == std::floor(value) && std::abs(value) < 1e15)
        return english.toString(qlonglong(value));
    return std::abs(value) >= 1000 ? english.toString(value, 'f', 2) : QString::number(value, 'g', 6);
}

std::vector<FillBand> fillBands(const EntityNumbers &numbers, double least, double most, const Theme &theme)
{
    switch (numbers.scale.kind()) {
    case Scale::Kind::Groups:
        return textBands(numbers.scale, numbers.groups ? *numbers.groups : std::vector<std::string>(), theme);
    case Scale::Kind::Numbers:
    case Scale::Kind::Sums:
        return propertyBands(numbers, least, most, theme);
    case Scale::Kind::Measure:
        break;
    }
    return numbers.scale.isGroup() ? groupBands(numbers.scale, theme) : measureBands(numbers.scale, most, theme);
}

QColor withoutValue(const Theme &theme)
{
    return blended(theme.voiceNode, 0.8, theme.canvas);
}

std::uint16_t bandOf(const std::vector<FillBand> &bands, double value)
{
    for (std::size_t i = 0; i < bands.size(); ++i)
        if (value >= bands[i].low && (value <= bands[i].high || i + 1 == bands.size()))
            return static_cast<std::uint16_t>(i + 1);
    return 0;
}

}  // namespace relata
