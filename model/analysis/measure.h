// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/communities.h"
#include "model/analysis/links.h"
#include "model/analysis/measurenames.h"
#include "model/core/result.h"
#include "model/core/runcontext.h"

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace relata {

/// Without a value: what suits the measure.
struct MeasureOptions {
    std::optional<analysis::Weight> weight;  ///< degrees: Links; PageRank and communities: Statements; the others count each link once
    analysis::Direction direction = analysis::Direction::Both;  ///< PageRank, betweenness, closeness
    std::optional<double> error;  ///< betweenness: 0 = exact; > 0: estimated with at most this error; none = exact unless V × E is above `mostSteps`
    double mostSteps = 2e9;       ///< about a second
    analysis::CommunityOptions communities;
    std::uint64_t seed = 1;
    unsigned threads = 0;
};

struct MeasureColumn {
    Measure measure = Measure::Degree;
    std::vector<double> values;  ///< by node of the snapshot; ranges and normalisation as the functions of model/analysis say
    std::string note;  ///< what a reader of the numbers must know, one sentence: "estimated: …", "12 groups, modularity 0.41"; empty = nothing
};
/// Error::Cancelled.
Result<MeasureColumn> measured(const KnowledgeGraph &graph, const Snapshot &snapshot, Measure measure, const MeasureOptions &options = {},
                               const RunContext &context = {});

/// The same of links that weigh what they weigh.
Result<MeasureColumn> measured(const analysis::Links &links, Measure measure, const MeasureOptions &options = {}, const RunContext &context = {});
/// What links weigh when nothing else is asked for.
analysis::Weight usualWeight(Measure measure);

/// Values by entity id, for those of \a snapshot; the others are NaN.
std::vector<double> byEntity(const MeasureColumn &column, const Snapshot &snapshot, std::size_t entityIdEnd);

/// Columns of one graph as a whole, made when first asked for. Thread-safe.
class MeasureCache
{
public:
    using Column = std::shared_ptr<const std::vector<double>>;  ///< by entity id, NaN where there is none
    /// \a graph is always the same. Error::Cancelled.
    Result<Column> column(const KnowledgeGraph &graph, Measure measure, const RunContext &context = {});

private:
    std::mutex m_mutex;
    std::array<Column, allMeasures.size()> m_columns;
};

}  // namespace relata
