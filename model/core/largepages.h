// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <sys/mman.h>

namespace relata {

/// Asks the system to back the \a bytes bytes at \a start, which are about to be filled, with pages of 2 MiB: a large table is then given memory 512
/// times less often. Only whole large pages within are asked for, so no more memory is used than without, but for the last one begun (2 MiB at most).
/// What is there stays as it is; a system that has no large pages does nothing. O(1).
inline void useLargePages(const void *start, std::size_t bytes)
{
    constexpr std::uintptr_t large = std::uintptr_t{1} << 21;
    const auto from = (reinterpret_cast<std::uintptr_t>(start) + large - 1) & ~(large - 1);
    const auto to = (reinterpret_cast<std::uintptr_t>(start) + bytes) & ~(large - 1);
    if (start && from < to)
        (void)madvise(reinterpret_cast<void *>(from), to - from, MADV_HUGEPAGE);
}

/// The same for all that \a table has room for.
template <class Table>
void useLargePages(const Table &table)
{
    useLargePages(table.data(), table.capacity() * sizeof(*table.data()));
}

}  // namespace relata
