// SPDX-License-Identifier: Apache-2.0
#include "views/panels/statementsmodel.h"

#include "model/evidence/locator.h"
#include "views/panels/plaintip.h"
#include "views/panels/statementcells.h"
#include "views/panels/text.h"

#include <QMimeData>

#include <algorithm>
#include <set>

namespace relata {

StatementsModel::StatementsModel(Session &session, QObject *parent) : QAbstractTableModel(parent), m_session(session)
{
    connect(&session, &Session::graphChanged, this, [this] {
        m_about = {};  // its ids may mean something else now
        reload();
    });
    connect(&session, &Session::viewChanged, this, &StatementsModel::reload);
    reload();
}

void StatementsModel::restrictTo(const Selection &selection)
{
    if (selection == m_about)
        return;
    m_about = selection;
    reload();
}

void StatementsModel::reload()
{
    constexpr std::size_t mostParagraphs = 4000;  // that are counted out
    const KnowledgeGraph &graph = m_session.graph();
    const std::set<EntityId> ends(m_about.entities.begin(), m_about.entities.end());
    std::set<std::pair<EntityId, EntityId>> links;
    for (const StatementId id : m_about.statements)
        if (graph.contains(id))
            links.insert(std::minmax(graph.subject(id), graph.object(id)));
    std::vector<StatementId> rows;
    rows.reserve(m_about.empty() ? m_session.visible().statements.size() : 0);
    m_session.visible().statements.forEach([&](StatementId id) {
        if (m_about.empty() || ends.contains(graph.subject(id)) || ends.contains(graph.object(id))
            || (!links.empty() && links.contains(std::minmax(graph.subject(id), graph.object(id)))))
            rows.push_back(id);
    });
    // as the table is sorted at first: half a million rows need no sorting through a proxy then
    std::vector<std::vector<StatementId>> byParagraph;  // each ascending by id, as they come
    const PlaceOrder places(graph);
    for (const StatementId id : rows) {
        const auto paragraph = static_cast<std::size_t>(std::clamp<std::int64_t>(places.of(id), 0, mostParagraphs));
        if (paragraph >= byParagraph.size())
            byParagraph.resize(paragraph + 1);
        byParagraph[paragraph].push_back(id);
    }
    if (byParagraph.size() > mostParagraphs)  // beyond, they are few
        std::stable_sort(byParagraph.back().begin(), byParagraph.back().end(),
                         [&](StatementId a, StatementId b) { return places.of(a) < places.of(b); });
    rows.clear();
    for (const auto &each : byParagraph)
        rows.insert(rows.end(), each.begin(), each.end());
    if (rows == m_rows) {  // an edit within them: whoever works here keeps the place
        if (!rows.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int StatementsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int StatementsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString StatementsModel::text(StatementId id, int column) const
{
    const KnowledgeGraph &graph = m_session.graph();
    switch (column) {
    case Claim:
        return graph.claim(id).empty() ? linkInWords(graph, id) : toQString(graph.claim(id));
    case Link:
        return linkInWords(graph, id);
    case Speaker:
        return speakerName(graph, id);
    case Paragraph:
        return placeInWords(graph, id);
    case ModalityColumn:
        return toQString(toString(graph.modality(id)));
    case PolarityColumn:
        return toQString(toString(graph.polarity(id)));
    case Said:
        return toQString(graph.said(id).display());
    case Holds:
        return toQString(graph.holds(id).display());
    case DocumentColumn:
        return graph.document(id) == noDocument ? QString() : toQString(graph.document(graph.document(id)).title);
    case Confidence:
        return graph.hasLongText(id) ? toQString(graph.statement(id).confidence) : QString();
    case Note:
        return toQString(graph.note(id));
    default:
        return {};
    }
}

QVariant StatementsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const StatementId id = m_rows[static_cast<std::size_t>(index.row())];
    const KnowledgeGraph &graph = m_session.graph();
    if (!graph.contains(id))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(id, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Said || index.column() == Holds) {
            const Edtf &time = index.column() == Said ? graph.said(id) : graph.holds(id);
            return time.empty() ? tr("No date is given.") : QStringLiteral("%1 (EDTF: %2)").arg(toQString(time.display()), toQString(time.text()));
        }
        return plainTip(text(id, index.column()));
    case Qt::TextAlignmentRole:
        return index.column() == Paragraph ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case StatementRole:
        return static_cast<uint>(id);
    case ModalityRole:
        return static_cast<int>(graph.modality(id));
    case SpeakerRole:
        return static_cast<uint>(graph.speaker(id));
    case SortRole:
        if (index.column() == Paragraph)
            return static_cast<qlonglong>(PlaceOrder(graph).of(id));
        if (index.column() == Said || index.column() == Holds) {
            const Edtf &time = index.column() == Said ? graph.said(id) : graph.holds(id);
            return time.empty() ? latestDay : time.firstDay();  // undated last
        }
        if (index.column() == ModalityColumn)
            return static_cast<int>(graph.modality(id));
        return text(id, index.column());
    default:
        return {};
    }
}

Qt::ItemFlags StatementsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index) | (m_makeMime ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
    return isEditable(index.column()) ? flags | Qt::ItemIsEditable : flags;
}

QStringList StatementsModel::mimeTypes() const
{
    return {QStringLiteral("text/plain"), QStringLiteral("text/csv")};
}

QMimeData *StatementsModel::mimeData(const QModelIndexList &indexes) const
{
    if (!m_makeMime)
        return nullptr;
    std::set<int> rows;
    for (const QModelIndex &index : indexes)
        rows.insert(index.row());
    Selection dragged;
    for (const int row : rows)
        dragged.statements.push_back(statementAt(row));
    return m_makeMime(dragged);
}

QVariant StatementsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::ToolTipRole && section == Paragraph)
        return tr("Where in the document: paragraph or page");
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString names[] = {tr("Claim"), tr("Link"),     tr("According to"), tr("Place"),      tr("Modality"), tr("Said"),
                             tr("Holds"), tr("Polarity"), tr("Document"),     tr("Confidence"), tr("Note")};
    return names[section];
}

}  // namespace relata
