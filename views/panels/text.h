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
QString speakerName(const KnowledgeGraph &graph, StatementId id);  ///< "Author" when nobody else vouches for it, "Unknown speaker"
QString predicateLabel(const KnowledgeGraph &graph, StatementId id);
QString inverseLabel(const KnowledgeGraph &graph, StatementId id);  ///< from the object's side
QString linkInWords(const KnowledgeGraph &graph, StatementId id);   ///< "A pressures B"
/// "from Oct 2024", else "said Jun 2024"; empty when undated.
QString timeInWords(const KnowledgeGraph &graph, StatementId id);
QString timesInWords(const KnowledgeGraph &graph, StatementId id);  ///< of a graph of several documents also when it was said
QString documentInWords(const KnowledgeGraph &graph,
                        StatementId id);                            ///< its title; empty when the graph has one document: then it goes without saying
QString placeInWords(const KnowledgeGraph &graph, StatementId id);  ///< "¶3", "p. 12"; empty when it is not said
/// "Author, ¶3, predicted, from Oct 2024": who, where, how sure, when.
QString sourceInWords(const KnowledgeGraph &graph, StatementId id);
/// Everything about a statement, a line each: link, who, where, when said and held (as written in the data), note.
QString evidenceInWords(const KnowledgeGraph &graph, StatementId id);
/// A sentence to cite: “claim” (speaker; document, ¶3, date).
QString citation(const KnowledgeGraph &graph, StatementId id);
QString polaritySign(Polarity polarity);                                  ///< + · −
QString grouped(std::size_t n);                                           ///< "1,204"
QString counted(std::size_t n, const QString &one, const QString &many);  ///< "1 document", "1,204 documents"
QString capitalized(const QString &text);
QString shortened(const QString &text);  ///< to 60 letters, for the name of a step
QString menuText(QString text);          ///< an & in it is one

}  // namespace relata
