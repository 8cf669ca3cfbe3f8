// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/links.h"
#include "model/core/result.h"
#include "model/core/runcontext.h"

#include <vector>

namespace relata::analysis {

/// Closeness in the form of Wasserman and Faust (1994) for graphs that are not connected: with r the nodes that reach this one (itself among them),
/// n all nodes and d the sum of their hops to it, (r-1)/(n-1) × (r-1)/d. In [0, 1], by node; 0 when nobody reaches it. As stated: hops are counted
/// along the statements, towards the node. Exact, 256 searches at once as bits (Then et al. 2014); the same bytes whatever the number of threads
/// (0: all of the machine). O(V × (V + E) / 256 × hops). Error::Cancelled.
Result<std::vector<double>> closeness(const Links &links, Direction direction = Direction::Both, unsigned threads = 0,
                                      const RunContext &context = {});

}  // namespace relata::analysis
