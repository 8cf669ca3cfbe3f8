// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: what stands in properties of FollowTheMoney's entities and is a statement of ours.

#include "model/io/expansion.h"
#include "model/io/rawgraph.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace relata {

class FtmLinks
{
public:
    /// Takes what Relata kept beside \a node of statements in its properties. Error::Syntax.
    Result<void> takeOwn(RawItem &node);
    /// The node of this number may name others.
    void watch(std::uint32_t node) { m_watched.push_back(node); }
    /// Edges of \a raw for what names a node of the file, by \a ids, and for what was taken, in its old place. What names none stays a property.
    /// What a node's first data set says becomes their document.
    void settle(RawGraph &raw, const std::unordered_map<std::string, std::uint32_t> &ids, Expansion &room);

private:
    struct Kept {
        std::size_t at = 0;  ///< its number among the statements
        RawItem edge;
    };
    std::vector<Kept> m_own;
    std::vector<std::uint32_t> m_watched;
};

}  // namespace relata
