// SPDX-License-Identifier: Apache-2.0
#include "views/figure/figuremeta.h"

namespace relata {
namespace {

QString escaped(const QString &text)
{
    return xmlSafe(text).toHtmlEscaped();
}

}  // namespace

QString xmlSafe(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            safe += c;
            safe += text[++i];
        } else if (!c.isSurrogate() && (c >= QLatin1Char(' ') || c == QLatin1Char('\n') || c == QLatin1Char('\t') || c == QLatin1Char('\r'))
                   && c.unicode() != 0xFFFE && c.unicode() != 0xFFFF) {
            safe += c;
        }
    }
    return safe;
}

QString figureTitle(const FigureOptions &options, const FigureMeta &meta)
{
    if (!options.title.trimmed().isEmpty())
        return options.title.trimmed();
    return meta.graphTitle.isEmpty() ? QStringLiteral("Figure") : meta.graphTitle;
}

QString figureDescription(const FigureOptions &options, const FigureMeta &meta)
{
    QString text = options.subtitle.trimmed();
    if (!text.isEmpty())
        text += text.endsWith(QLatin1Char('.')) ? QStringLiteral(" ") : QStringLiteral(". ");
    return text
           + QStringLiteral("%1 of %2 entities and %3 of %4 statements.")
                 .arg(meta.entitiesShown)
                 .arg(meta.entitiesAll)
                 .arg(meta.statementsShown)
                 .arg(meta.statementsAll);
}

QList<QPair<QString, QString>> metadataOf(const FigureOptions &options, const FigureMeta &meta)
{
    QList<QPair<QString, QString>> entries{{QStringLiteral("Title"), figureTitle(options, meta)},
                                           {QStringLiteral("Description"), figureDescription(options, meta)},
                                           {QStringLiteral("Graph"), meta.graphTitle},
                                           {QStringLiteral("Lens"), meta.lens},
                                           {QStringLiteral("Date"), meta.dataDate},
                                           {QStringLiteral("Version"), meta.dataVersion},
                                           {QStringLiteral("Source"), options.source.trimmed()},
                                           {QStringLiteral("Software"), QStringLiteral("Relata")}};
    entries.removeIf([](const auto &entry) { return entry.second.isEmpty(); });
    return entries;
}

QString rdfElement(const FigureOptions &options, const FigureMeta &meta)
{
    QString rdf =
        QStringLiteral("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                       " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:relata=\"urn:relata:figure\">\n<rdf:Description rdf:about=\"\">\n");
    const auto localised = [&](const char *name, const QString &value) {
        rdf +=
            QStringLiteral("<dc:%1><rdf:Alt><rdf:li xml:lang=\"x-default\">%2</rdf:li></rdf:Alt></dc:%1>\n").arg(QLatin1String(name), escaped(value));
    };
    const auto plain = [&](const char *name, const QString &value) {
        if (!value.isEmpty())
            rdf += QStringLiteral("<%1>%2</%1>\n").arg(QLatin1String(name), escaped(value));
    };
    localised("title", figureTitle(options, meta));
    localised("description", figureDescription(options, meta));
    plain("dc:source", options.source.trimmed());
    plain("relata:graph", meta.graphTitle);
    plain("relata:lens", meta.lens);
    plain("relata:date", meta.dataDate);
    plain("relata:version", meta.dataVersion);
    plain("xmp:CreatorTool", QStringLiteral("Relata"));
    return rdf + QStringLiteral("</rdf:Description>\n</rdf:RDF>\n");
}

QByteArray xmpPacket(const FigureOptions &options, const FigureMeta &meta)
{
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
           + rdfElement(options, meta).toUtf8() + "</x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

}  // namespace relata
