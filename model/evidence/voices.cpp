// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/voices.h"

namespace relata {

std::string_view voiceName(const KnowledgeGraph &graph, StatementId id)
{
    const EntityId speaker = graph.speaker(id);
    if (speaker != noEntity)
        return graph.name(speaker);
    return graph.isSpeakerUnknown(id) ? unknownName : authorName;
}

std::string_view voiceKey(const KnowledgeGraph &graph, StatementId id)
{
    const EntityId speaker = graph.speaker(id);
    if (speaker != noEntity)
        return graph.key(speaker);
    return graph.isSpeakerUnknown(id) ? unknownVoice : authorVoice;
}

}  // namespace relata
