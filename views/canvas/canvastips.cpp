// SPDX-License-Identifier: Apache-2.0
#include "views/canvas/canvasprivate.h"

#include "model/evidence/locator.h"
#include "model/evidence/voices.h"

namespace relata {
namespace {

constexpr std::size_t mostClaims = 4;

QString escaped(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size())).toHtmlEscaped();
}

}  // namespace

/// The claims of the link under the pointer, each with its speaker; of an entity its type and how much is stated about it.
QString GraphCanvas::Private::tipAt(QPointF at) const
{
    if (!graph)
        return {};
    if (legendVisible && legend.box().contains(at)) {
        const int row = legend.rowAt(at);
        if (row == LegendBox::foldButton)
            return legend.folded() ? QStringLiteral("Show the legend") : QStringLiteral("Fold the legend");
        if (row < 0 || std::size_t(row) >= legend.rows().size())
            return {};
        const LegendRow &entry = legend.rows()[std::size_t(row)];
        return QStringLiteral("<b>%1</b>").arg(entry.label.toHtmlEscaped())
               + (entry.condition.isEmpty() ? QString() : QStringLiteral("<br>A click filters to it, another takes that back."));
    }
    if (minimapVisible && minimap.box().contains(at))
        return minimap.folded()                 ? QStringLiteral("Show the minimap")
               : minimap.foldBox().contains(at) ? QStringLiteral("Fold the minimap")
                                                : QString();
    if (const QString tip = hullTipAt(at); !tip.isEmpty())
        return tip;
    if (const int node = nodeAt(at); node >= 0) {
        const EntityId id = scene->nodes[std::size_t(node)].id;
        if (!graph->contains(id))
            return {};
        QString tip = QStringLiteral("<b>%1</b><br>%2").arg(escaped(graph->name(id)), escaped(graph->schema().type(graph->typeOf(id)).label));
        if (!graph->description(id).empty())
            tip += QStringLiteral("<br>") + escaped(graph->description(id));
        const std::size_t count = graph->statementsOf(id).size();
        return tip + QStringLiteral("<br>%1 %2").arg(count).arg(count == 1 ? QStringLiteral("statement") : QStringLiteral("statements"));
    }
    const int link = linkAt(at);
    if (link < 0)
        return {};
    const SceneLink &strand = scene->links[std::size_t(link)];
    const auto statements = scene->statementsOf(strand);
    QString tip = QStringLiteral("<b>%1</b> %2 <b>%3</b>")
                      .arg(scene->nameOf(scene->nodes[strand.from]).toHtmlEscaped(), scene->textOf(strand).toHtmlEscaped(),
                           scene->nameOf(scene->nodes[strand.to]).toHtmlEscaped());
    for (std::size_t i = 0; i < statements.size() && i < mostClaims; ++i) {
        const StatementId id = statements[i];
        if (!graph->contains(id))
            return {};
        QString meta = escaped(voiceName(*graph, id));
        if (const std::string where = locatorText(*graph, id); !where.empty())
            meta += QLatin1Char(' ') + escaped(where);
        if (graph->modality(id) != Modality::Asserted)
            meta += QStringLiteral(", ") + escaped(toString(graph->modality(id)));
        tip += QStringLiteral("<p style='margin:4px 0 0 0'>%1<br><span style='color:%2'>%3</span></p>")
                   .arg(escaped(graph->claim(id)), Theme::of(scene->theme).text2.name(), meta);
    }
    if (statements.size() > mostClaims)
        tip += QStringLiteral("<p style='margin:4px 0 0 0'>and %1 more</p>").arg(statements.size() - mostClaims);
    if (strand.disputed)
        tip += QStringLiteral("<p style='margin:4px 0 0 0; color:%1'>Accounts differ</p>").arg(Theme::of(scene->theme).disputed.name());
    return tip;
}

}  // namespace relata
