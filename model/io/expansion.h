// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace relata {

/// Room for what stands once in a file and is meant many times: defaults, groups, references. A small file must not fill the memory.
class Expansion
{
public:
    static constexpr std::size_t most = std::size_t{512} << 20;  ///< bytes in all, beside what stands in the file itself

    /// Takes \a times copies of \a bytes; false, and nothing taken, where there is no room for them.
    bool take(std::size_t bytes, std::size_t times = 1)
    {
        if (bytes > 0 && times > (most - m_taken) / bytes)
            return false;
        m_taken += bytes * times;
        return true;
    }

private:
    std::size_t m_taken = 0;
};

}  // namespace relata
