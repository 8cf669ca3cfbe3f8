// SPDX-License-Identifier: Apache-2.0
#pragma once

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace relata {

/// What large work needed for a while goes back to the system: freed memory lies about in pieces otherwise, a sixth of all of a window with a million
/// entities. Any thread, best one beside the window: some 70 ms a gigabyte, in which other threads may wait when they ask for memory.
inline void giveBackFreedMemory()
{
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

}  // namespace relata
