// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace relata {

/// What can be measured of every entity, as one number each.
enum class Measure { Degree, InDegree, OutDegree, PageRank, Betweenness, Closeness, Core, Clustering, CutOff, Component, Community };
inline constexpr std::array allMeasures{Measure::Degree,      Measure::InDegree,  Measure::OutDegree, Measure::PageRank,
                                        Measure::Betweenness, Measure::Closeness, Measure::Core,      Measure::Clustering,
                                        Measure::CutOff,      Measure::Component, Measure::Community};

struct MeasureWords {
    const char *key;       ///< in lens and command line: "pagerank"
    const char *title;     ///< "PageRank"
    const char *question;  ///< "Who stands between?"
    const char *meaning;   ///< of the number, in one line
    bool isGroup;          ///< the number names a group: 1 is the largest
    bool isCount;          ///< a whole number
};
const MeasureWords &wordsOf(Measure measure);
std::optional<Measure> measureFromString(std::string_view key);

}  // namespace relata
