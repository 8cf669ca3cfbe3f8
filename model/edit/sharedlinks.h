// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/edit only.

#include "model/core/result.h"
#include "model/core/runcontext.h"
#include "model/graph/knowledgegraph.h"

#include <vector>

namespace relata {

/// What entities are linked with: predicate, direction and other end; of these only links that no more than mostSharers entities have, since the
/// others say nothing about who somebody is.
class SharedLinks
{
public:
    /// O(statements log statements).
    explicit SharedLinks(const KnowledgeGraph &graph);

    struct Pair {
        EntityId one, other;  ///< one < other
        std::size_t count;    ///< links that both have
    };
    /// All pairs that share at least leastShared links and leastShare of all that they have, ascending. Prefix filtering (Bayardo, Ma, Srikant 2007):
    /// such two share one of their few rarest. Errors: Cancelled.
    Result<std::vector<Pair>> alike(const RunContext &context) const;
    std::size_t shared(EntityId one, EntityId other) const;  ///< links that both have. O(degree)

    static constexpr std::size_t mostSharers = 50, leastShared = 3;
    static constexpr double leastShare = 0.75;

private:
    std::vector<std::vector<std::uint32_t>> m_links;  ///< by entity: numbers of links, the rarest first
};

}  // namespace relata
