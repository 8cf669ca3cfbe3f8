// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/session.h"

#include <QAbstractTableModel>

#include <vector>

namespace relata {

/// The visible statements, one a row.
class StatementsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Claim, Link, Speaker, Paragraph, ModalityColumn, PolarityColumn, Said, Holds, DocumentColumn, ColumnCount };
    enum Role { StatementRole = Qt::UserRole, SortRole };

    explicit StatementsModel(Session &session, QObject *parent = nullptr);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    StatementId statementAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

private:
    void reload();
    QString text(StatementId id, int column) const;
    Session &m_session;
    std::vector<StatementId> m_rows;
};

}  // namespace relata
