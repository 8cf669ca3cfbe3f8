// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/adjacency.h"

namespace relata {

/// What undirected() makes of the same edges, of their rows both ways round: of \a out, and \a in, which is reversed(out). O(V + E).
Adjacency united(const Adjacency &out, const Adjacency &in);

}  // namespace relata
