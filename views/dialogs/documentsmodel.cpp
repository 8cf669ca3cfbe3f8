// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/documentsmodel.h"

#include "views/panels/plaintip.h"
#include "views/panels/text.h"
#include "views/scene/shownname.h"

#include <QSize>

namespace relata {

DocumentsModel::DocumentsModel(const Session &session, QObject *parent) : QAbstractTableModel(parent), m_session(session)
{
    reload();
}

void DocumentsModel::reload()
{
    beginResetModel();
    const KnowledgeGraph &graph = m_session.graph();
    m_rows.clear();
    for (const DocumentId id : graph.documents())
        m_rows.push_back(id);
    m_words.clear();
    m_counts.assign(graph.documentIdEnd(), 0);
    for (const StatementId id : graph.statements())
        if (const DocumentId document = graph.document(id); document != noDocument)
            ++m_counts[indexOf(document)];
    endResetModel();
}

QString DocumentsModel::text(DocumentId id, int column) const
{
    const Document &document = m_session.graph().document(id);
    switch (column) {
    case Title:
        return shownName(document.title.empty() ? document.key : document.title, 300);
    case Published:
        return toQString(document.published.display());
    case Publisher:
        return shownName(document.publisher, 300);
    case Statements:
        return grouped(m_counts[indexOf(id)]);
    case Address:
        return shownName(document.url, 300);
    default:
        return {};
    }
}

/// Folded once: a filter asks again with each letter.
const QString &DocumentsModel::words(DocumentId id) const
{
    m_words.resize(m_counts.size());
    QString &known = m_words[indexOf(id)];
    if (known.isNull()) {
        const Document &document = m_session.graph().document(id);
        std::string all = document.title + ' ' + document.key + ' ' + document.publisher + ' ' + document.url + ' ' + document.note;
        for (const std::string &author : document.authors)
            all += ' ' + author;
        known = toQString(foldedForSearch(all)) + QLatin1Char(' ');
    }
    return known;
}

QVariant DocumentsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const DocumentId id = m_rows[static_cast<std::size_t>(index.row())];
    if (!m_session.graph().contains(id))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(id, index.column());
    case Qt::ToolTipRole:
        return plainTip(text(id, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant((index.column() == Statements ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::SizeHintRole:
        return QSize(0, uiLength(27));
    case DocumentRole:
        return static_cast<uint>(id);
    case SortRole:
        if (index.column() == Statements)
            return static_cast<qulonglong>(m_counts[indexOf(id)]);
        if (index.column() == Published)
            return m_session.graph().document(id).published.empty() ? latestDay : m_session.graph().document(id).published.firstDay();
        return text(id, index.column()).toCaseFolded();
    case WordsRole:
        return words(id);
    default:
        return {};
    }
}

QVariant DocumentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    const QString names[] = {tr("Title"), tr("Published"), tr("Publisher"), tr("Statements"), tr("Address")};
    return role == Qt::DisplayRole ? QVariant(names[section]) : QVariant();
}

}  // namespace relata
