// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace relata {

/// Of ASCII: what the library has depends on the language of the machine.
inline constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

}  // namespace relata
