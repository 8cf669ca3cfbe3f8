// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/graph only.

#include "model/graph/ids.h"

#include <cstdint>
#include <vector>

namespace relata {

/// What statements of large files mostly lack.
struct StatementRest {
    EntityId speaker = noEntity;
    std::uint32_t said = 0, holds = 0;  ///< into times
    std::int32_t paragraph = 0;
    friend bool operator==(const StatementRest &, const StatementRest &) = default;
};

/// The rests of all statements by their number: 16 bytes each in blocks of 1,024, of which those without any are not there.
class StatementRests
{
public:
    const StatementRest &at(std::size_t i) const
    {
        static constexpr StatementRest nothing;
        const std::size_t block = i / blockSize;
        return block < m_blocks.size() && !m_blocks[block].empty() ? m_blocks[block][i % blockSize] : nothing;
    }
    void set(std::size_t i, const StatementRest &rest)
    {
        if (at(i) == rest)
            return;
        const std::size_t block = i / blockSize;
        if (block >= m_blocks.size())
            m_blocks.resize(block + 1);
        if (m_blocks[block].empty())
            m_blocks[block].resize(blockSize);
        m_blocks[block][i % blockSize] = rest;
    }
    /// \a change(StatementRest &) for each that is there.
    template <typename Change>
    void forEach(Change change)
    {
        for (auto &block : m_blocks)
            for (StatementRest &rest : block)
                change(rest);
    }
    std::size_t bytes() const  ///< O(blocks)
    {
        std::size_t sum = m_blocks.capacity() * sizeof(*m_blocks.data());
        for (const auto &block : m_blocks)
            sum += block.capacity() * sizeof(StatementRest);
        return sum;
    }

private:
    static constexpr std::size_t blockSize = 1024;
    std::vector<std::vector<StatementRest>> m_blocks;
};

}  // namespace relata
