// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/session.h"

#include <QAbstractTableModel>

#include <vector>

namespace relata {

/// All documents, one a row, with how many statements stand in each.
class DocumentsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Title, Published, Publisher, Statements, Address, ColumnCount };
    enum Role { DocumentRole = Qt::UserRole, SortRole, WordsRole };
    explicit DocumentsModel(const Session &session, QObject *parent = nullptr);
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void reload();  ///< O(documents + statements)
    std::size_t statementsIn(DocumentId id) const { return m_counts[indexOf(id)]; }

private:
    QString text(DocumentId id, int column) const;
    const QString &words(DocumentId id) const;
    const Session &m_session;
    std::vector<DocumentId> m_rows;
    std::vector<std::size_t> m_counts;     ///< by document id
    mutable std::vector<QString> m_words;  ///< by document id, folded, once somebody filters; null = not yet
};

}  // namespace relata
