// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/schema.h"

namespace relata {

/// Predicates to begin with, offered in a project that has none of its own yet; categories are those of Schema::standard(). In the order in which
/// they are offered. They are in no schema until somebody uses one.
const std::vector<Predicate> &starterPredicates();

/// The one with this label, letters as they are; null = none. O(few).
const Predicate *starterPredicate(std::string_view label);

}  // namespace relata
