// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace relata {

/// Records of a graph that the window can wait for; more would stop it for longer than a blink, and are for a worker.
inline constexpr std::size_t mostRecordsAtOnce = 20'000;

}  // namespace relata
