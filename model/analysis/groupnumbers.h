// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace relata {

/// The groups of \a now under the numbers of \a before, so that who was called group 2 stays group 2 when the graph is filtered or edited. By entity
/// id; NaN (or beyond the end) = in no group; numbers from 1. Groups are matched greedily, those that share most members first, among equals the
/// lower numbers; who shares none gets a number that \a before does not have, in the order of \a now. Only numbers change: who is with whom stays.
/// O(n log n).
std::vector<double> keptGroupNumbers(std::span<const double> now, std::span<const double> before);

}  // namespace relata
