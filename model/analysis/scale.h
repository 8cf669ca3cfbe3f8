// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/measurenames.h"

#include <optional>
#include <string>
#include <string_view>

namespace relata {

/// Which statements of an entity are added up: all, those that lead to it (it is the object), those that lead from it.
enum class SumWay { All, In, Out };
inline constexpr SumWay allSumWays[] = {SumWay::In, SumWay::Out, SumWay::All};

/// By what entities can be sized, coloured and sorted: a measure of the graph; a property of theirs, as numbers or as groups of the same text; or the
/// sum of a property of their statements.
class Scale
{
public:
    enum class Kind { Measure, Numbers, Groups, Sums };
    Scale(Measure measure = Measure::Degree) : m_measure(measure) {}  // NOLINT(google-explicit-constructor): every measure is one
    static Scale ofNumbers(std::string property) { return {Kind::Numbers, std::move(property)}; }
    static Scale ofGroups(std::string property) { return {Kind::Groups, std::move(property)}; }
    static Scale ofSums(std::string property, SumWay way)
    {
        Scale scale(Kind::Sums, std::move(property));
        scale.m_way = way;
        return scale;
    }

    Kind kind() const { return m_kind; }
    std::optional<Measure> measure() const { return m_kind == Kind::Measure ? std::optional(m_measure) : std::nullopt; }
    const std::string &property() const { return m_property; }  ///< empty for a measure
    SumWay way() const { return m_way; }                        ///< of sums
    bool isGroup() const;                                       ///< its numbers name groups: 1 is the largest
    bool isCount() const;                                       ///< its numbers are whole ones
    std::string key() const;                                    ///< "pagerank", "numbers:Budget", "groups:Country", "insum:Amount"
    std::string title() const;                                  ///< "PageRank", "Budget", "Amount, sum in"
    std::string addition() const;                               ///< what the title says behind the name of the property: ", sum in"
    std::string question() const;                               ///< "Who stands between?", "Who has the highest “Budget”?"
    std::string meaning() const;                                ///< of the number, in one line

    friend auto operator<=>(const Scale &, const Scale &) = default;

private:
    Scale(Kind kind, std::string property) : m_kind(kind), m_property(std::move(property)) {}
    Kind m_kind = Kind::Measure;
    Measure m_measure = Measure::Degree;
    std::string m_property;
    SumWay m_way = SumWay::All;
};
/// "sum", "insum", "outsum": before the colon of Scale::key(), and as a key of the lens.
std::string_view toString(SumWay way);
std::optional<Scale> scaleFromString(std::string_view key);  ///< what Scale::key() says

}  // namespace relata
