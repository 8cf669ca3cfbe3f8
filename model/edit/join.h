// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/runcontext.h"
#include "model/graph/knowledgegraph.h"

#include <optional>
#include <string>
#include <vector>

namespace relata {

enum class OnConflict {
    FillEmpty,  ///< what we have stays, what we lack is taken
    KeepOurs,   ///< records that we have stay as they are
    TakeTheirs  ///< what they say replaces what we say; what only we say stays
};

struct JoinOptions {
    /// The same id means the same entity. Not given: when the names of at least half of those with the same id agree
    /// (numbers of two programs do not), or one side names half of those of whom the other knows the id alone.
    std::optional<bool> byKey;
    bool byName = true;  ///< the same name (or alias) and type mean the same entity, accents and case aside
    OnConflict onConflict = OnConflict::FillEmpty;
};

struct JoinCount {
    std::size_t added = 0, changed = 0, same = 0;
};

struct JoinConflict {
    std::string record;  ///< "entity “Ana”"
    std::string field;   ///< "description"
    std::string ours, theirs;
};

/// What taking another graph into an open one would do.
struct JoinPlan {
    GraphDiff diff;  ///< one step
    JoinCount entities, statements, documents;
    std::size_t newTypes = 0, newPredicates = 0;
    bool byKey = false;                   ///< as asked for, or found out
    std::size_t ambiguous = 0;            ///< entities of a name that several of ours have: added as others
    std::vector<JoinConflict> conflicts;  ///< the first mostConflicts
    std::size_t conflictCount = 0;
    static constexpr std::size_t mostConflicts = 500;
};

/// The plan that takes all of \a incoming into \a open. Schemas are united (ours where both define a key, its domain and range widened); documents
/// are matched by id (when the titles do not differ), address, hash or title and date; statements by id and link, or by link, document, speaker,
/// dates and claim. A record whose id is another one's here gets a free id. Errors: Cancelled; what check() says. O((V + E) log) of both.
Result<JoinPlan> planJoin(const KnowledgeGraph &open, const KnowledgeGraph &incoming, const JoinOptions &options = {},
                          const RunContext &context = {});

}  // namespace relata
