// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/runcontext.h"
#include "model/evidence/edtf.h"
#include "model/query/lens.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace relata {

/// One row of a facet: a value, and how many one would get.
struct FacetRow {
    std::string value;  ///< as a lens writes it: type, category or predicate key, entity key, "author", "unknown", modality …
    std::string label;  ///< as people read it
    std::uint32_t count = 0;
    EntityId entity = noEntity;  ///< voices
};

struct Facets {
    std::vector<FacetRow> types;       ///< entities per type, schema order
    std::vector<FacetRow> categories;  ///< statements per predicate category, schema order
    std::vector<FacetRow> predicates;  ///< statements, most first
    std::vector<FacetRow> voices;      ///< statements per speaker, most first, the author ("author") and whom nobody knows ("unknown") among them;
                                       ///< perhaps not all: see facetsOf
    std::size_t voiceCount = 0;        ///< of the whole graph, whether they have a row or not
    std::vector<FacetRow> documents;
    std::vector<FacetRow> modalities;  ///< in the order of allModalities
    std::vector<FacetRow> polarities;
    std::vector<FacetRow> years;  ///< by `holds`: statements per year; open intervals are cut at the data's own ends
};

/// Every voice has a row.
inline constexpr std::size_t allVoices = std::numeric_limits<std::size_t>::max();

/// Counts of what passes \a lens; rows that the graph has but the lens does not pass stay with count 0. Where there are more voices than
/// \a mostVoices, those have a row that are among so many busiest by what passes or by all there is: naming half a million, of whom a dozen is seen,
/// would take longer than counting. O(statements + entities). Of no use when it was cancelled.
Facets facetsOf(const KnowledgeGraph &graph, const LensResult &passed, const RunContext &context = {}, std::size_t mostVoices = allVoices);

enum class Clock { Said, Holds };

struct TimeBin {
    Day first = 0;
    Day last = 0;                ///< inclusive
    std::uint32_t count = 0;     ///< statements whose time overlaps the bin and pass
    std::uint32_t allCount = 0;  ///< regardless of the lens
};
struct Timeline {
    std::vector<TimeBin> bins;    ///< contiguous, ascending; months, or years when the span exceeds 40 years
    std::uint32_t undated = 0;    ///< passing statements without a time on this clock
    std::uint32_t openStart = 0;  ///< passing, open at the start (counted in every bin up to their end)
};
Timeline timelineOf(const KnowledgeGraph &graph, const LensResult &passed, Clock clock, const RunContext &context = {});

}  // namespace relata
