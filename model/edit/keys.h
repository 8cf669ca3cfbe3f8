// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/edit only: keys and texts of records that are being made.

#include "model/core/plaintext.h"
#include "model/core/result.h"
#include "model/graph/graphdiff.h"

#include <string>
#include <string_view>

namespace relata {

class KnowledgeGraph;

/// Accents folded, words joined by hyphens; \a otherwise when nothing is left.
std::string slugOf(std::string_view text, const char *otherwise);

/// \a wish, or with "-2", "-3" … the first that is not \a taken.
template <typename Taken>
std::string freeKey(const std::string &wish, Taken taken)
{
    std::string key = wish;
    for (std::size_t n = 2; taken(key); ++n)
        key = wish + "-" + std::to_string(n);
    return key;
}

/// Adds the change of this statement to \a ground, which may hold others, new ones too; nothing when nothing changes.
void addDraft(const KnowledgeGraph &graph, StatementId id, Statement statement, GraphDiff &ground);

}  // namespace relata
