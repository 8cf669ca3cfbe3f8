// SPDX-License-Identifier: Apache-2.0
#include "views/scene/scene.h"

#include <algorithm>

namespace relata {

QColor VoiceColors::colorOf(EntityId speaker, const Theme &theme, bool *hollow) const
{
    if (hollow)
        *hollow = false;
    if (speaker == noEntity)
        return theme.voiceAuthor;
    const auto found = std::find(ranked.begin(), ranked.end(), speaker);
    if (found != ranked.end() && std::size_t(found - ranked.begin()) < theme.voices.size())
        return theme.voices[std::size_t(found - ranked.begin())];
    if (hollow)
        *hollow = true;
    return theme.text;
}

VoiceColors VoiceColors::of(const KnowledgeGraph &graph)
{
    std::vector<std::uint32_t> counts(graph.entityIdEnd());
    std::vector<EntityId> speakers;
    for (const StatementId id : graph.statements()) {
        const EntityId speaker = graph.speaker(id);
        if (speaker != noEntity && counts[indexOf(speaker)]++ == 0)
            speakers.push_back(speaker);
    }
    std::sort(speakers.begin(), speakers.end(), [&](EntityId a, EntityId b) {
        const auto x = counts[indexOf(a)], y = counts[indexOf(b)];
        return x != y ? x > y : a < b;
    });
    if (speakers.size() > 6)
        speakers.resize(6);
    return {std::move(speakers)};
}

}  // namespace relata
