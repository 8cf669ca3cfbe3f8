// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/links.h"
#include "model/core/result.h"
#include "model/core/runcontext.h"

#include <vector>

namespace relata::analysis {

struct PageRankOptions {
    double damping = 0.85;  ///< in [0, 1)
    Direction direction = Direction::Both;
    double tolerance = 1e-10;  ///< the sum over all nodes of the changes in one round at which it ends
    int mostRounds = 1000;
};

/// PageRank (Page, Brin, Motwani, Winograd 1999): the share of time that a walker spends at each node who follows a link (chosen by weight) with
/// probability `damping`, and starts anywhere otherwise, or where no link leads on. In (0, 1], by node; the sum is 1. Gauss–Seidel
/// (over-relaxed where links are followed either way, Young 1954), with the nodes without a way on settled by normalising (Del Corso, Gullí, Romani
/// 2005). O(rounds × (V + E)), 30 to 60 rounds. Error::Cancelled.
Result<std::vector<double>> pageRank(const Links &links, const PageRankOptions &options = {}, const RunContext &context = {});

}  // namespace relata::analysis
