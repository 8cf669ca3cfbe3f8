// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/idset.h"

#include <algorithm>
#include <vector>

namespace relata {

/// Who is in one of the two and not in the other, ascending. O(ids / 64 + result).
template <typename Id>
std::vector<Id> differing(const IdSet<Id> &a, const IdSet<Id> &b)
{
    IdSet<Id> changed;
    changed.bits() = a.bits();
    auto other = b.bits();
    changed.bits().resize(std::max(a.bits().size(), b.bits().size()));
    other.resize(changed.bits().size());
    changed.bits() ^= other;
    std::vector<Id> ids;
    changed.forEach([&](Id id) { ids.push_back(id); });
    return ids;
}

}  // namespace relata
