// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/query only.

#include "model/core/idset.h"
#include "model/core/parallel.h"
#include "model/graph/knowledgegraph.h"

#include <boost/dynamic_bitset.hpp>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace relata {

using IdBits = boost::dynamic_bitset<std::uint64_t>;

/// Ids that one thread looks at in a row; less is not worth a second one. A multiple of 64.
inline constexpr std::size_t idsOfBlock = std::size_t{1} << 16;

inline std::size_t blocksOf(std::size_t ids)
{
    return (ids + idsOfBlock - 1) / idsOfBlock;
}

/// The numbers below \a end for which \a test holds, which is asked on as many threads as there are.
template <typename Test>
IdBits bitsWhere(std::size_t end, Test test)
{
    std::vector<std::uint64_t> words((end + 63) / 64);
    inParallel(blocksOf(end), threadsFor(0, blocksOf(end)), {}, [&](std::size_t block, unsigned) {
        const std::size_t last = std::min(end, (block + 1) * idsOfBlock);
        for (std::size_t i = block * idsOfBlock; i < last;) {
            std::uint64_t word = 0;
            const std::size_t stop = std::min(last, i + 64);
            for (std::size_t bit = 0; i < stop; ++i, ++bit)
                word |= std::uint64_t{test(i)} << bit;
            words[(i - 1) / 64] = word;
        }
    });
    IdBits bits(words.begin(), words.end());
    bits.resize(end);
    return bits;
}

/// Subjects and objects of \a statements.
inline IdBits endsOf(const KnowledgeGraph &graph, const IdBits &statements)
{
    const std::size_t blocks = blocksOf(statements.size());
    std::vector<IdBits> ends(threadsFor(0, blocks), IdBits(graph.entityIdEnd()));
    inParallel(blocks, static_cast<unsigned>(ends.size()), {}, [&](std::size_t block, unsigned worker) {
        auto i = block == 0 ? statements.find_first() : statements.find_next(block * idsOfBlock - 1);
        for (; i < (block + 1) * idsOfBlock && i != IdBits::npos; i = statements.find_next(i)) {
            ends[worker].set(indexOf(graph.subject(StatementId{static_cast<std::uint32_t>(i)})));
            ends[worker].set(indexOf(graph.object(StatementId{static_cast<std::uint32_t>(i)})));
        }
    });
    for (std::size_t i = 1; i < ends.size(); ++i)
        ends[0] |= ends[i];
    return std::move(ends[0]);
}

}  // namespace relata
