// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"

#include <string>
#include <vector>

namespace relata {

/// What \a again, read from a file that \a original was written to, lacks or has otherwise: one sentence for each kind of record, naming the fields
/// and of how many; empty when nothing was lost. Entities are matched by key, else by name, or by their
/// order where no key came back; statements by key and ends, else by what they say. The order of properties is no loss. O(size log size).
std::vector<std::string> lossesOf(const KnowledgeGraph &original, const KnowledgeGraph &again);

}  // namespace relata
