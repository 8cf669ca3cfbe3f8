// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/graph/knowledgegraph.h"

#include <QString>

#include <string_view>

namespace relata {

inline QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// How statements are told in panels: the same words everywhere.
QString speakerName(const KnowledgeGraph &graph, StatementId id);   ///< "Author" when nobody else vouches for it
QString predicateLabel(const KnowledgeGraph &graph, StatementId id);
QString inverseLabel(const KnowledgeGraph &graph, StatementId id);  ///< from the object's side
QString linkInWords(const KnowledgeGraph &graph, StatementId id);   ///< "A – pressures – B"
/// "Author, ¶3, predicted, from Oct 2024": who, where, how sure, when.
QString sourceInWords(const KnowledgeGraph &graph, StatementId id);

}  // namespace relata
