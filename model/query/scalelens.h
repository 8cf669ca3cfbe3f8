// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/analysis/scale.h"

#include <string>
#include <vector>

namespace relata {

/// The lens condition that asks for the numbers of \a scale from \a low to \a high, both included; an infinite end is open: "degree:3..7",
/// "property:Budget=10..20". Empty when the lens has no words for it. Of a property, groups are asked for by lensOfGroups().
std::string lensOfRange(const Scale &scale, double low, double high);
std::string lensAbove(const Scale &scale, double low);  ///< a property's numbers, or sums, that are more than \a low
/// The \a count highest numbers of a measure or of sums, "degree:top10", "insum:Amount=top10". Empty as above, and for all others.
std::string lensOfTop(const Scale &scale, int count);

/// The lens condition that asks for a property's \a texts: "property:Country=mx,Country=us"; as always in the lens, accents and case aside.
/// Empty as above, for none, and for a text that the lens reads as a range of numbers.
std::string lensOfGroups(const Scale &scale, const std::vector<std::string> &texts);

}  // namespace relata
