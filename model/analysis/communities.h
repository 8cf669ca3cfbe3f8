// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/structure.h"

#include <cstdint>

namespace relata::analysis {

enum class CommunityMethod {
    Leiden,  ///< Traag, Waltman, van Eck 2019: communities are connected, and usually of higher modularity
    Louvain  ///< Blondel, Guillaume, Lambiotte, Lefebvre 2008; with a queue of the nodes whose neighbours moved, and refined
};

struct CommunityOptions {
    CommunityMethod method = CommunityMethod::Leiden;
    double resolution = 1;  ///< > 0; more: smaller communities (Reichardt and Bornholdt 2006)
    std::uint64_t seed = 1;
    int rounds = 10;  ///< Leiden: at most so many from the top, each beginning with what the last one found; ends when nothing is gained
};

struct Communities {
    Groups groups;
    double modularity = 0;  ///< see below
};

/// Groups of nodes that are linked more with one another than chance would have it: the division of high modularity that the method finds. Links
/// either way, by weight. A node without links is a community of its own. The same options give the same groups. About O(E) a round.
/// Error::Cancelled.
Result<Communities> communities(const Links &links, const CommunityOptions &options = {}, const RunContext &context = {});

/// Modularity (Newman and Girvan 2004): the share of the links' weight within groups, less the share that chance would put there,
/// Σ (w within / w − resolution × (sum of the members' weights / 2w)²), in [-0.5, 1]; 0 without links. \a labels: by node. O(V + E).
double modularity(const Links &links, const std::vector<std::uint32_t> &labels, double resolution = 1);

}  // namespace relata::analysis
