// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/scale.h"
#include "model/graph/ids.h"
#include "views/theme/theme.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace relata {

/// What a scale says of entities, for drawing: one number by entity id, NaN where there is none.
struct EntityNumbers {
    Scale scale;
    std::shared_ptr<const std::vector<double>> values = {};       ///< null = not known yet
    std::shared_ptr<const std::vector<std::string>> groups = {};  ///< texts of the groups of a property, the first is that of 1; may be null
    std::optional<std::pair<double, double>> range = {};          ///< from least to most, of all and not only of those who are shown; none: of these
    std::vector<double> fifths = {};                              ///< of a property's numbers, as PropertyColumn has them
    double of(EntityId id) const;                                 ///< NaN when unknown
};

/// By what entities are sized and filled, where not by their links and types.
struct MeasuredLook {
    EntityNumbers size, fill;
};

/// The title of a scale in a picture: the name of its property with \a most characters, and what is behind it whole.
QString shownTitle(const Scale &scale, qsizetype most = 40);

/// Radius for \a value when the highest shown is \a most: areas are in proportion, 7.5 to 26; 7.5 when nothing is known.
float emphasizedRadius(double value, double most);

/// One step of the colours of a measure.
struct FillBand {
    QString label;      ///< "Group 3", "Betweenness 0.1 to 0.2"
    QString condition;  ///< a lens condition that selects it; empty = the lens has no words for it
    QColor color;
    double low = 0, high = 0;  ///< inclusive
};
/// Groups: six colours for the largest; all smaller ones are one band, whose members wear them again (groupColors()), or are grey where the groups
/// are texts of a property. Numbers: five steps up to \a most (of a property: from \a least), pale to strong; of as many entities each where it has
/// fifths.
std::vector<FillBand> fillBands(const EntityNumbers &numbers, double least, double most, const Theme &theme);
QColor withoutValue(const Theme &theme);  ///< of those of whom the scale says nothing
/// A number of a property: "1,250,000", "2019", "0.125".
QString numberInWords(double value);
/// 1-based place of \a value among \a bands; 0 = none.
std::uint16_t bandOf(const std::vector<FillBand> &bands, double value);

}  // namespace relata
