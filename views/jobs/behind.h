// SPDX-License-Identifier: Apache-2.0
#pragma once

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace relata {

/// What nobody waits for, on a thread of its own: from now on this thread lets those go first that draw what somebody does wait for.
inline void workBehind()
{
#ifdef __linux__
    constexpr int behind = 10;  // the threads of the tiles: 5
    setpriority(PRIO_PROCESS, 0, behind);
#endif
}

}  // namespace relata
