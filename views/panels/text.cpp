// SPDX-License-Identifier: Apache-2.0
#include "views/panels/text.h"

#include "model/evidence/locator.h"
#include "model/evidence/voices.h"
#include "views/scene/shownname.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <utility>

namespace relata {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("relata", text);
}

QString shown(std::string_view text)
{
    return unturned(toQString(text));
}

}  // namespace

QString speakerName(const KnowledgeGraph &graph, StatementId id)
{
    return shown(voiceName(graph, id));
}

QString predicateLabel(const KnowledgeGraph &graph, StatementId id)
{
    return shown(graph.schema().predicate(graph.predicate(id)).label);
}

QString inverseLabel(const KnowledgeGraph &graph, StatementId id)
{
    const Predicate &predicate = graph.schema().predicate(graph.predicate(id));
    if (predicate.symmetric || !predicate.inverse.empty())
        return shown(predicate.symmetric ? predicate.label : predicate.inverse);
    return QStringLiteral("← ") + shown(predicate.label);  // without the arrow it would say the opposite
}

QString linkInWords(const KnowledgeGraph &graph, StatementId id)
{
    return shown(graph.name(graph.subject(id))) + QLatin1Char(' ') + predicateLabel(graph, id) + QLatin1Char(' ')
           + shown(graph.name(graph.object(id)));
}

QString timeInWords(const KnowledgeGraph &graph, StatementId id)
{
    if (!graph.holds(id).empty())
        return toQString(graph.holds(id).display());
    return graph.said(id).empty() ? QString() : tr("said %1").arg(toQString(graph.said(id).display()));
}

QString timesInWords(const KnowledgeGraph &graph, StatementId id)
{
    const QString time = timeInWords(graph, id);
    const bool both = graph.documentCount() > 1 && !graph.holds(id).empty() && !graph.said(id).empty();
    return both ? tr("%1, said %2").arg(time, toQString(graph.said(id).display())) : time;
}

QString documentInWords(const KnowledgeGraph &graph, StatementId id)
{
    const DocumentId document = graph.document(id);
    if (document == noDocument || graph.documentCount() < 2)
        return {};
    const std::string &title = graph.document(document).title;
    return shownName(title.empty() ? graph.document(document).key : title);
}

QString placeInWords(const KnowledgeGraph &graph, StatementId id)
{
    return shownName(locatorText(graph, id));
}

QString sourceInWords(const KnowledgeGraph &graph, StatementId id)
{
    QStringList parts{speakerName(graph, id)};
    if (const QString document = documentInWords(graph, id); !document.isEmpty())
        parts += document;
    if (const QString where = placeInWords(graph, id); !where.isEmpty())
        parts += where;
    parts += toQString(toString(graph.modality(id)));
    if (const QString time = timesInWords(graph, id); !time.isEmpty())
        parts += time;
    return parts.join(QStringLiteral(", "));
}

QString evidenceInWords(const KnowledgeGraph &graph, StatementId id)
{
    QStringList lines{linkInWords(graph, id),
                      graph.isSpeakerUnknown(id) ? speakerName(graph, id) : tr("According to %1").arg(speakerName(graph, id))};
    if (const DocumentId document = graph.document(id); document != noDocument) {
        QString where = shown(graph.document(document).title);
        if (const QString place = placeInWords(graph, id); !place.isEmpty())
            where += QStringLiteral(", ") + place;
        lines += where;
    }
    lines += capitalized(toQString(toString(graph.modality(id)))) + QStringLiteral(", ") + toQString(toString(graph.polarity(id)));
    const auto time = [&](const QString &label, const Edtf &when) {
        if (!when.empty())
            lines += label + QLatin1Char(' ') + toQString(when.display()) + QStringLiteral(" (") + toQString(when.text()) + QLatin1Char(')');
    };
    time(tr("Said"), graph.said(id));
    time(tr("Holds"), graph.holds(id));
    if (!graph.note(id).empty())
        lines += tr("Note: %1").arg(shown(graph.note(id)));
    return lines.join(QLatin1Char('\n'));
}

QString citation(const KnowledgeGraph &graph, StatementId id)
{
    QStringList source;
    if (const DocumentId document = graph.document(id); document != noDocument) {
        const Document &d = graph.document(document);
        for (const std::string &author : d.authors)
            source += toQString(author);
        source += toQString(d.title);
        if (!d.publisher.empty())
            source += toQString(d.publisher);
        if (!d.published.empty())
            source += toQString(d.published.display());
    }
    if (const QString where = placeInWords(graph, id); !where.isEmpty())
        source += where;
    return QStringLiteral("“%1” (%2, %3; %4)")
        .arg(toQString(graph.claim(id)), speakerName(graph, id), toQString(toString(graph.modality(id))), source.join(QStringLiteral(", ")));
}

QString polaritySign(Polarity polarity)
{
    return polarity == Polarity::Positive ? QStringLiteral("+") : polarity == Polarity::Negative ? QStringLiteral("−") : QStringLiteral("·");
}

QString grouped(std::size_t n)
{
    return QLocale(QLocale::English).toString(static_cast<qulonglong>(n));
}

QString counted(std::size_t n, const QString &one, const QString &many)
{
    return grouped(n) + QLatin1Char(' ') + (n == 1 ? one : many);
}

QString menuText(QString text)
{
    return unturned(std::move(text)).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

QString capitalized(const QString &text)
{
    return text.isEmpty() ? text : text.at(0).toUpper() + text.mid(1);
}

QString shortened(const QString &text)
{
    return text.size() > 60 ? text.left(58) + QStringLiteral("…") : text;
}

}  // namespace relata
