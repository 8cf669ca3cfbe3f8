// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/links.h"

#include <vector>

namespace relata::analysis {

enum class Ends { In, Out, Total };  ///< as object, as subject, either

/// Sum of the weights of each node's links, by node: with Weight::Links how many others it is linked with, with Statements how many statements link
/// it with others, with Origins how often an independent origin links it with another. Total is not In + Out where a link has both ways (Links,
/// Origins). Not normalised; 0 for a node without links. O(V + E).
std::vector<double> degrees(const Links &links, Ends ends);

}  // namespace relata::analysis
