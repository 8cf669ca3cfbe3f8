// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/runcontext.h"
#include "model/graph/knowledgegraph.h"

#include <optional>
#include <string>
#include <unordered_set>
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
    bool anyType = false;                   ///< by name whatever the types, unless several are called so
    std::unordered_set<std::string> apart;  ///< ids of theirs that are nobody of ours, whatever their names
};

struct JoinCount {
    std::size_t added = 0, changed = 0, same = 0;
};

struct JoinConflict {
    std::string record;  ///< "entity “Ana”"
    std::string field;   ///< "description"
    std::string ours, theirs;
};

/// Two that are called the same.
struct JoinMatch {
    std::string id;                  ///< of theirs
    std::string ours, theirs;        ///< names as they are spelt
    std::string ourType, theirType;  ///< labels
};

/// What taking another graph into an open one would do.
struct JoinPlan {
    GraphDiff diff;  ///< one step
    JoinCount entities, statements, documents;
    std::size_t newTypes = 0, newPredicates = 0;
    bool byKey = false;              ///< as asked for, or found out
    std::size_t ambiguous = 0;       ///< entities of a name that several of ours have: added as others
    std::vector<JoinMatch> matches;  ///< taken as the same by their names: spelt otherwise first; each the first mostConflicts
    std::size_t matchCount = 0;
    std::vector<JoinMatch> otherTypes;  ///< called as one of ours of another type, and added all the same: the first mostConflicts
    std::size_t otherTypeCount = 0;
    std::vector<JoinConflict> conflicts;  ///< the first mostConflicts
    std::size_t conflictCount = 0;
    std::size_t saidElsewhere = 0;  ///< statements that are added, though ours of another document say the same
    static constexpr std::size_t mostConflicts = 500;
};

/// The plan that takes all of \a incoming into \a open. Schemas are united (ours where both define a key, its domain and range widened); documents
/// are matched by id (when the titles do not differ), address, hash or title and date; statements by id and link, or by link, document, speaker,
/// dates and claim. A record whose id is another one's here gets a free id. A name that
/// is spelt otherwise becomes an alias, unless ours are to stay. Errors: Cancelled; what check() says, but that there is no room for so much text:
/// that apply() says. O((V + E) log) of both.
Result<JoinPlan> planJoin(const KnowledgeGraph &open, const KnowledgeGraph &incoming, const JoinOptions &options = {},
                          const RunContext &context = {});

}  // namespace relata
