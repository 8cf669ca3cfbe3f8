// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/runcontext.h"
#include "model/graph/knowledgegraph.h"

#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// One reason why two entities may be one and the same.
struct DuplicateReason {
    enum class Kind { SameId, SameName, SameWords, Initials, Typo, Acronym, PartOfName, SameLinks };
    Kind kind = Kind::SameName;
    std::string one, other;  ///< the names of the two that are alike; SameId: key and value of the property
    std::size_t count = 0;   ///< SameLinks: how many
    friend bool operator==(const DuplicateReason &, const DuplicateReason &) = default;
};
std::string_view toString(DuplicateReason::Kind kind);  ///< "same-id" …

struct DuplicatePair {
    EntityId one = noEntity, other = noEntity;  ///< one < other
    double score = 0;                           ///< 0 … 1, for the order only
    std::vector<DuplicateReason> reasons;       ///< strongest first, never empty
    std::size_t between = 0;                    ///< statements that link the two: speaks against it
};

struct DuplicateOptions {
    bool acrossTypes = false;   ///< also entities of different types, “unknown” aside, which may be any; the same external id is always a reason
    std::size_t most = 10'000;  ///< pairs that are returned
};

struct Duplicates {
    std::vector<DuplicatePair> pairs;  ///< the most likely first, then in order of ids
    std::size_t found = 0;             ///< pairs in all
};

/// Pairs that may be one and the same: names or aliases that are alike (nameform.h), the same external id, or mostly the same links: of the links
/// that no more than 50 entities share at least three, and three quarters of all that the two have. Those that were said not to be the same
/// (keepApart) are left out. Errors: Cancelled. Near O(L log L) for L letters of names and statements; see nameblocks.h.
Result<Duplicates> findDuplicates(const KnowledgeGraph &graph, const DuplicateOptions &options = {}, const RunContext &context = {});

/// "“AMLO” (another name of Andrés López) is made of the first letters of …": a reason for people, without a full stop.
std::string inWords(const KnowledgeGraph &graph, const DuplicatePair &pair, const DuplicateReason &reason);

/// The edit that remembers that the two are not the same: a property of \a one, that every form holds which holds properties; it goes with the
/// entities through merges. Empty when it is remembered already. Errors: the same or unknown entities.
Result<GraphDiff> keepApart(const KnowledgeGraph &graph, EntityId one, EntityId other);
bool areKeptApart(const KnowledgeGraph &graph, EntityId one, EntityId other);  ///< O(properties of both)
bool isApartRecord(std::string_view propertyKey);                              ///< bookkeeping of keepApart(), not for reading
/// Keys of the entities that are said not to be the same as \a id, in its own properties.
std::vector<std::string> keptApartFrom(const KnowledgeGraph &graph, EntityId id);

}  // namespace relata
