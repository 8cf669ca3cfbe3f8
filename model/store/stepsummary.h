// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/graphdiff.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// What one edit touched, short enough for a list: a large edit is not read again to be told about.
struct StepSummary {
    enum class Kind { Entity, Statement, Document, Type, Predicate, Category };
    enum class How { Added, Changed, Removed };
    static constexpr std::size_t kinds = 6, hows = 3;
    static constexpr std::size_t mostRecords = 12;  ///< listed, of all
    static constexpr std::size_t mostBytes = 240;   ///< of a value; longer ones end in "…"

    /// "name": "Ada" -> "Ada Lovelace". Of subject, object, speaker and document "=" and the name, where the edit knows it,
    /// else "#" and the number (id) of the record; empty = none.
    struct Field {
        std::string name, before, after;
        friend bool operator==(const Field &, const Field &) = default;
    };
    struct Record {
        Kind kind{};
        How how{};
        std::string name;  ///< name, claim, title or label; else the key
        std::vector<Field> fields;
        friend bool operator==(const Record &, const Record &) = default;
    };
    std::array<std::array<std::size_t, hows>, kinds> counts{};  ///< [kind][how]
    std::vector<Record> first;                                  ///< at most mostRecords, schema before entities, statements, documents

    std::size_t total() const;
    friend bool operator==(const StepSummary &, const StepSummary &) = default;
};

StepSummary summaryOf(const GraphDiff &diff);  ///< O(size)
std::string toJson(const StepSummary &summary);
/// Of a text that is none: an empty one.
StepSummary summaryFromJson(std::string_view text);

}  // namespace relata
