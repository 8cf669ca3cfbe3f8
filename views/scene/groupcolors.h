// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace relata {

/// Which of \a colors each of the groups 0 … \a groups-1 wears, when there are more of them than colours. The first \a colors groups, the largest,
/// wear one each; the others in turn that which the groups they are linked with wear least (by links), among equals that which has been worn least:
/// groups that are linked differ wherever so few colours allow it. \a links: two groups for each link, in any order, also twice and within one.
/// O(links log links + groups × colors).
std::vector<std::uint8_t> groupColors(std::size_t groups, std::size_t colors, std::vector<std::pair<std::uint32_t, std::uint32_t>> links);

}  // namespace relata
