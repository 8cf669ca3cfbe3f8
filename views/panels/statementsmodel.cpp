// SPDX-License-Identifier: Apache-2.0
#include "views/panels/statementsmodel.h"

#include "views/panels/text.h"

namespace relata {

StatementsModel::StatementsModel(Session &session, QObject *parent) : QAbstractTableModel(parent), m_session(session)
{
    connect(&session, &Session::graphChanged, this, &StatementsModel::reload);
    connect(&session, &Session::viewChanged, this, &StatementsModel::reload);
    reload();
}

void StatementsModel::reload()
{
    std::vector<StatementId> rows;
    m_session.visible().statements.forEach([&](StatementId id) { rows.push_back(id); });
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
    case Claim: return toQString(graph.claim(id));
    case Link: return linkInWords(graph, id);
    case Speaker: return speakerName(graph, id);
    case Paragraph: return graph.paragraph(id) > 0 ? QString::number(graph.paragraph(id)) : QString();
    case ModalityColumn: return toQString(toString(graph.modality(id)));
    case PolarityColumn: return toQString(toString(graph.polarity(id)));
    case Said: return toQString(graph.said(id).display());
    case Holds: return toQString(graph.holds(id).display());
    case DocumentColumn: return graph.document(id) == noDocument ? QString() : toQString(graph.document(graph.document(id)).title);
    default: return {};
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
    case Qt::DisplayRole: return text(id, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Said || index.column() == Holds)
            return toQString((index.column() == Said ? graph.said(id) : graph.holds(id)).text());
        return text(id, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Paragraph ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case StatementRole: return static_cast<uint>(id);
    case SortRole:
        if (index.column() == Paragraph)
            return graph.paragraph(id);
        if (index.column() == Said || index.column() == Holds) {
            const Edtf &time = index.column() == Said ? graph.said(id) : graph.holds(id);
            return time.empty() ? latestDay : time.firstDay();   // undated last
        }
        if (index.column() == ModalityColumn)
            return static_cast<int>(graph.modality(id));
        return text(id, index.column());
    default: return {};
    }
}

QVariant StatementsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString names[] = {tr("Claim"), tr("Link"), tr("According to"), tr("¶"), tr("Modality"), tr("Polarity"), tr("Said"), tr("Holds"), tr("Document")};
    return section >= 0 && section < ColumnCount ? QVariant(names[section]) : QVariant();
}

}  // namespace relata
