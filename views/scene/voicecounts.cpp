// SPDX-License-Identifier: Apache-2.0
#include "views/scene/voicecounts.h"

#include <algorithm>

namespace relata {

void VoiceCounts::count(const KnowledgeGraph &graph)
{
    m_counts.assign(graph.entityIdEnd(), 0);
    for (const StatementId id : graph.statements())
        if (const EntityId speaker = graph.speaker(id); speaker != noEntity)
            ++m_counts[indexOf(speaker)];
}

void VoiceCounts::follow(const GraphDiff &diff)
{
    for (const auto &change : diff.statements) {
        if (change.before)
            add(*change.before, std::uint32_t(-1));
        if (change.after)
            add(*change.after, 1);
    }
}

VoiceColors VoiceCounts::colors() const
{
    constexpr std::size_t busiest = 6;
    VoiceColors colors;
    const auto before = [this](EntityId a, EntityId b) {
        const auto x = m_counts[indexOf(a)], y = m_counts[indexOf(b)];
        return x != y ? x > y : a < b;
    };
    for (std::uint32_t i = 0; i < m_counts.size(); ++i) {
        if (m_counts[i] == 0 || (colors.ranked.size() == busiest && !before(EntityId{i}, colors.ranked.back())))
            continue;
        colors.ranked.insert(std::upper_bound(colors.ranked.begin(), colors.ranked.end(), EntityId{i}, before), EntityId{i});
        if (colors.ranked.size() > busiest)
            colors.ranked.pop_back();
    }
    return colors;
}

void VoiceCounts::add(const Statement &statement, std::uint32_t by)
{
    if (statement.speaker == noEntity)
        return;
    if (indexOf(statement.speaker) >= m_counts.size())
        m_counts.resize(indexOf(statement.speaker) + 1);
    m_counts[indexOf(statement.speaker)] += by;
}

}  // namespace relata
