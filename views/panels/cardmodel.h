// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/cardrow.h"
#include "views/panels/session.h"

#include <QAbstractListModel>

namespace relata {

/// Rows of a card; every row can be read as text, by people with a clipboard and by screen readers.
class CardModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit CardModel(Session &session, QObject *parent = nullptr) : QAbstractListModel(parent), m_session(session) {}
    void setRows(std::vector<CardRow> rows);
    const std::vector<CardRow> &rows() const { return m_rows; }
    const CardRow &row(int i) const { return m_rows[static_cast<std::size_t>(i)]; }
    QString text(int row) const;  ///< one or two lines
    QString text() const;         ///< all of them

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    Session &m_session;
    std::vector<CardRow> m_rows;
};

}  // namespace relata
