// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"

#include <string>
#include <vector>

namespace relata {

/// What \a again, read from a file that \a original was written to, lacks or has otherwise: one sentence for each kind of record, naming the fields
/// and of how many; empty when nothing was lost. Records are matched by key, or by their order where no key came back. O(size).
std::vector<std::string> lossesOf(const KnowledgeGraph &original, const KnowledgeGraph &again);

}  // namespace relata
