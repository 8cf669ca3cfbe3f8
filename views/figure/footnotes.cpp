// SPDX-License-Identifier: Apache-2.0
#include "views/figure/footnotes.h"

#include "model/core/writtennumber.h"
#include "model/evidence/locator.h"
#include "model/evidence/voices.h"
#include "model/graph/graphcolumns.h"
#include "views/scene/shownname.h"

#include <QStringList>

#include <map>

namespace relata {
namespace {

constexpr int mostQuoted = 300;  // letters of the words themselves; the claim tells the rest
constexpr int mostProperties = 4, mostOfValue = 60;

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

}  // namespace

QString NoteNumbers::mark(int link) const
{
    const std::vector<int> &numbers = ofLink[std::size_t(link)];
    QStringList parts;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t end = i + 1;
        while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1)
            ++end;
        if (end - i > 3) {
            parts << QStringLiteral("%1–%2").arg(numbers[i]).arg(numbers[end - 1]);
        } else {
            for (std::size_t k = i; k < end; ++k)
                parts << QString::number(numbers[k]);
        }
        i = end;
    }
    return parts.join(QLatin1Char(' '));
}

NoteNumbers noteNumbers(const Scene &scene)
{
    NoteNumbers result;
    std::map<StatementId, int> known;
    result.ofLink.reserve(scene.links.size());
    for (const SceneLink &link : scene.links) {
        std::vector<int> numbers;
        for (const StatementId id : scene.statementsOf(link)) {
            const auto [place, fresh] = known.emplace(id, int(result.statements.size()) + 1);
            if (fresh)
                result.statements.push_back(id);
            numbers.push_back(place->second);
        }
        std::sort(numbers.begin(), numbers.end());
        result.ofLink.push_back(std::move(numbers));
    }
    return result;
}

std::vector<TextSpan> noteText(const KnowledgeGraph &graph, StatementId id, const QColor &text, const QColor &quiet)
{
    QString claim = shownName(graph.claim(id), 2000).trimmed();
    if (claim.isEmpty())
        claim = QStringLiteral("%1 %2 %3")
                    .arg(shownName(graph.name(graph.subject(id))), shownName(graph.schema().predicate(graph.predicate(id)).label),
                         shownName(graph.name(graph.object(id))));
    const QChar last = claim.back();
    if (last.isLetterOrNumber() || last == QLatin1Char(')') || last == QChar(0x2019) || last == QChar(0x201D))
        claim += QLatin1Char('.');
    if (const QString quote = shownName(graph.quote(id), mostQuoted).trimmed(); !quote.isEmpty())
        claim += QStringLiteral(" “%1”").arg(quote);
    QStringList origin{shownName(voiceName(graph, id))};
    if (graph.documentCount() > 1 && graph.document(id) != noDocument)
        origin << shownName(graph.document(graph.document(id)).title);
    if (const Edtf &said = graph.said(id);  // only where it is another day than the document's
        !said.empty() && (graph.document(id) == noDocument || !(said == graph.document(graph.document(id)).published)))
        origin << fromUtf8(said.display());
    if (QString where = shownName(locatorText(graph, id)); !where.isEmpty())
        origin << where.replace(QStringLiteral("p. "), QStringLiteral("p.\u00A0"));
    if (!graph.holds(id).empty())
        origin << QStringLiteral("holds %1").arg(fromUtf8(graph.holds(id).display()));
    int told = 0;
    visitProperties(graph, id, [&](std::uint32_t property, std::string_view value) {
        const std::string &name = propertyName(graph, property);
        if (numberWritten(value) && !isLocatorProperty(name, value) && told++ < mostProperties)  // not mail, addresses and ids
            origin << QStringLiteral("%1 %2").arg(shownName(name, mostOfValue), shownName(value, mostOfValue));
    });
    if (graph.modality(id) != Modality::Asserted)
        origin << fromUtf8(toString(graph.modality(id)));
    return {{claim + QLatin1Char(' '), 400, text},
            {origin.join(QStringLiteral(", ")).replace(QStringLiteral(" ¶"), QStringLiteral("\u00A0¶")) + QLatin1Char('.'), 400, quiet}};
}

NoteList::NoteList(const KnowledgeGraph &graph, const NoteNumbers &numbers, const NoteStyle &style, double width) : m_style(style), m_width(width)
{
    m_column = (width - (style.columns - 1) * style.columnGap) / style.columns;
    m_indent = std::max(12.0 / 6.7 * style.size, textWidth(QString::number(numbers.statements.size()), style.size, 600) + 0.6 * style.size);
    m_notes.reserve(numbers.statements.size());
    for (std::size_t i = 0; i < numbers.statements.size(); ++i)
        m_notes.push_back(
            {QString::number(i + 1), brokenLines(noteText(graph, numbers.statements[i], style.text, style.quiet), style.size, m_column - m_indent)});
}

NoteList::Cursor NoteList::flow(const QRectF &area, Cursor from, std::vector<TextRun> *runs) const
{
    const auto linesPerColumn = std::size_t(std::max(0.0, area.height() / m_style.leading));
    if (linesPerColumn == 0)
        return from;
    const double ascent = m_style.size * 0.95;
    for (int column = 0; column < m_style.columns && from.note < m_notes.size(); ++column) {
        const double x = area.left() + column * (m_column + m_style.columnGap);
        double y = area.top();
        bool fresh = true;
        while (from.note < m_notes.size()) {
            const Note &note = m_notes[from.note];
            const std::size_t left = note.lines.size() - from.line;
            const auto room = std::size_t(std::max(0.0, (area.bottom() - y + 0.01) / m_style.leading));
            const bool whole = left <= room;
            if (room == 0 || (!whole && !(fresh && left > linesPerColumn)))
                break;  // a note stays in one piece unless a whole column cannot hold it
            const std::size_t end = from.line + std::min(left, room);
            for (std::size_t i = from.line; i < end; ++i, y += m_style.leading) {
                if (!runs)
                    continue;
                if (i == 0)
                    runs->push_back({QPointF(x, y + ascent), note.number, m_style.size, 600, m_style.text});
                for (TextRun run : note.lines[i]) {
                    run.position += QPointF(x + m_indent, y + ascent);
                    runs->push_back(std::move(run));
                }
            }
            fresh = false;
            if (end < note.lines.size()) {
                from.line = end;
                break;
            }
            y += m_style.gap;
            from = {from.note + 1, 0};
        }
    }
    return from;
}

double NoteList::heightOfAll(double most) const
{
    const auto fits = [&](double height) { return flow(QRectF(0, 0, m_width, height), {}, nullptr).note >= m_notes.size(); };
    if (!fits(most))
        return most + 1;
    std::size_t tallest = 0;  // lines: lower than its longest note it would part one that a column can hold
    for (const Note &note : m_notes)
        tallest = std::max(tallest, note.lines.size());
    double low = std::min(most, double(tallest) * m_style.leading + 0.01), high = most;
    if (fits(low))
        return low;
    while (high - low > 0.5) {
        const double middle = (low + high) / 2;
        (fits(middle) ? high : low) = middle;
    }
    return high;
}

bool NoteList::set(const QRectF &area, std::vector<TextRun> &runs)
{
    m_next = flow(area, m_next, &runs);
    return m_next.note < m_notes.size();
}

}  // namespace relata
