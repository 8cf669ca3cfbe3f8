// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <sys/mman.h>
#include <vector>

namespace relata {

/// Asks the system to back the \a bytes bytes at \a start, which are about to be filled, with pages of 2 MiB: a large table is then given memory 512
/// times less often. Only whole large pages within are asked for, so no more memory is used than without, but for the last one begun (2 MiB at most).
/// What is there stays as it is; a system that has no large pages does nothing. O(1).
inline void useLargePages(const void *start, std::size_t bytes)
{
    constexpr std::size_t large = std::size_t{1} << 21;
    void *from = const_cast<void *>(start);
    if (start && std::align(large, large, from, bytes))
        (void)madvise(from, bytes / large * large, MADV_HUGEPAGE);
}

/// Memory of std::allocator, but for what fills a large page or more: that begins at the beginning of one and is backed by large ones, with the last
/// when more than half of it is asked for. What is not written to yet takes no memory. Throws std::bad_alloc.
template <class T>
struct LargePageAllocator {
    using value_type = T;

    LargePageAllocator() = default;
    template <class Other>
    LargePageAllocator(const LargePageAllocator<Other> &)
    {
    }

    T *allocate(std::size_t count)
    {
        if (count > SIZE_MAX / 2 / sizeof(T))
            throw std::bad_array_new_length();
        const std::size_t bytes = count * sizeof(T);
        if (bytes < page)
            return std::allocator<T>().allocate(count);
        const std::size_t whole = (bytes + page / 2) / page * page;
        void *const start = std::aligned_alloc(page, (bytes + page - 1) / page * page);
        if (!start)
            throw std::bad_alloc();
        useLargePages(start, whole);
        return static_cast<T *>(start);
    }
    void deallocate(T *start, std::size_t count)
    {
        if (count * sizeof(T) < page)
            std::allocator<T>().deallocate(start, count);
        else
            std::free(start);
    }
    friend bool operator==(const LargePageAllocator &, const LargePageAllocator &) { return true; }

private:
    static constexpr std::size_t page = std::size_t{1} << 21;
};

template <class T>
using LargeVector = std::vector<T, LargePageAllocator<T>>;

}  // namespace relata
