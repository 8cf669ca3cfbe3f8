// SPDX-License-Identifier: Apache-2.0
#include "views/panels/text.h"

#include <QCoreApplication>
#include <QStringList>

namespace relata {

QString speakerName(const KnowledgeGraph &graph, StatementId id)
{
    return graph.speaker(id) == noEntity ? QCoreApplication::translate("relata", "Author") : toQString(graph.name(graph.speaker(id)));
}

QString predicateLabel(const KnowledgeGraph &graph, StatementId id)
{
    return toQString(graph.schema().predicate(graph.predicate(id)).label);
}

QString inverseLabel(const KnowledgeGraph &graph, StatementId id)
{
    const Predicate &predicate = graph.schema().predicate(graph.predicate(id));
    return toQString(predicate.symmetric || predicate.inverse.empty() ? predicate.label : predicate.inverse);
}

QString linkInWords(const KnowledgeGraph &graph, StatementId id)
{
    return toQString(graph.name(graph.subject(id))) + QStringLiteral(" – ") + predicateLabel(graph, id) + QStringLiteral(" – ")
           + toQString(graph.name(graph.object(id)));
}

QString sourceInWords(const KnowledgeGraph &graph, StatementId id)
{
    QStringList parts{speakerName(graph, id)};
    if (graph.paragraph(id) > 0)
        parts += QStringLiteral("¶%1").arg(graph.paragraph(id));
    parts += toQString(toString(graph.modality(id)));
    if (const std::string holds = graph.holds(id).display(); !holds.empty())
        parts += toQString(holds);
    return parts.join(QStringLiteral(", "));
}

}  // namespace relata
