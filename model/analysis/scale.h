// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/measurenames.h"

#include <optional>
#include <string>
#include <string_view>

namespace relata {

/// By what entities can be sized, coloured and sorted: a measure of the graph, or a property of theirs, as numbers or as groups of the same text.
class Scale
{
public:
    enum class Kind { Measure, Numbers, Groups };
    Scale(Measure measure = Measure::Degree) : m_measure(measure) {}  // NOLINT(google-explicit-constructor): every measure is one
    static Scale ofNumbers(std::string property) { return {Kind::Numbers, std::move(property)}; }
    static Scale ofGroups(std::string property) { return {Kind::Groups, std::move(property)}; }

    Kind kind() const { return m_kind; }
    std::optional<Measure> measure() const { return m_kind == Kind::Measure ? std::optional(m_measure) : std::nullopt; }
    const std::string &property() const { return m_property; }  ///< empty for a measure
    bool isGroup() const;                                       ///< its numbers name groups: 1 is the largest
    bool isCount() const;                                       ///< its numbers are whole ones
    std::string key() const;                                    ///< "pagerank", "numbers:Budget", "groups:Country"
    std::string title() const;                                  ///< "PageRank", "Budget"
    std::string question() const;                               ///< "Who stands between?", "Who has the highest “Budget”?"
    std::string meaning() const;                                ///< of the number, in one line

    friend auto operator<=>(const Scale &, const Scale &) = default;

private:
    Scale(Kind kind, std::string property) : m_kind(kind), m_property(std::move(property)) {}
    Kind m_kind = Kind::Measure;
    Measure m_measure = Measure::Degree;
    std::string m_property;
};
std::optional<Scale> scaleFromString(std::string_view key);  ///< what Scale::key() says

}  // namespace relata
