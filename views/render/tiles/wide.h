// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

/// Before a function: compiled twice, for every processor and for those with wider registers; the same arithmetic, the same results.
#if defined(__x86_64__) && defined(__gnu_linux__)
#define RELATA_WIDE_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define RELATA_WIDE_CLONES
#endif
#define RELATA_INLINE inline __attribute__((always_inline))  // into each clone: a call from one to the other costs more than the work

namespace relata {

using Eight = float __attribute__((vector_size(32)));
using EightInts = std::int32_t __attribute__((vector_size(32)));

}  // namespace relata
