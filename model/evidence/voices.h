// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"

namespace relata {

/// Who vouches for a statement when no entity does, as a lens writes it after `by:`. The document's author does, unless the statement has no document
/// whose author that could be, or its status says that the speaker is unknown, as that of all that a file without statements says.
inline constexpr std::string_view authorVoice = "author";                                  ///< the document's author
inline constexpr std::string_view unknownVoice = "unknown";                                ///< nobody knows: KnowledgeGraph::isSpeakerUnknown()
inline constexpr std::string_view authorName = "Author", unknownName = "Unknown speaker";  ///< in words

/// In words, who vouches for \a id: the speaker's name, authorName or unknownName. The view lasts as long as the graph stays as it is.
std::string_view voiceName(const KnowledgeGraph &graph, StatementId id);

/// As a lens writes it after `by:`, unquoted: the speaker's key, authorVoice or unknownVoice. Where an entity has one of these two words for its key,
/// the lens means both.
std::string_view voiceKey(const KnowledgeGraph &graph, StatementId id);

}  // namespace relata
