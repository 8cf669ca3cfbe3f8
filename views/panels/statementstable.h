// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/session.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace relata {

class StatementsModel;

/// The statements on screen as rows; rows and canvas select each other.
class StatementsTable final : public QWidget
{
    Q_OBJECT
public:
    explicit StatementsTable(Session &session, QWidget *parent = nullptr);
    QString selectedAsCsv() const;  ///< the selected rows, or all, with a header
    QTableView *table() const { return m_table; }

signals:
    void selectionRequested(const relata::Selection &selection);

private:
    void followSelection();
    void passSelectionOn();
    void count();
    bool eventFilter(QObject *watched, QEvent *event) override;

    Session &m_session;
    StatementsModel *m_model;
    QSortFilterProxyModel *m_proxy;
    QTableView *m_table;
    QLineEdit *m_filter;
    QLabel *m_count;
    bool m_following = false;
};

}  // namespace relata
