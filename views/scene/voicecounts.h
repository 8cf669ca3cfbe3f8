// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/scene/scene.h"

#include <cstdint>
#include <vector>

namespace relata {

/// How many statements each speaker vouches for, kept through edits, and the colours that follow from it.
class VoiceCounts
{
public:
    void count(const KnowledgeGraph &graph);  ///< O(statements)
    void follow(const GraphDiff &diff);       ///< which was applied. O(diff)
    VoiceColors colors() const;               ///< as VoiceColors::of() says. O(entities)

private:
    void add(const Statement &statement, std::uint32_t by);
    std::vector<std::uint32_t> m_counts;  ///< by entity
};

}  // namespace relata
