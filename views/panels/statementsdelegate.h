// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/session.h"

#include <QStyledItemDelegate>

namespace relata {

/// Cells of the statements table: the modality with its dash, the voice with its dot while links are coloured by voice. What is
/// written into a cell is passed on, never set.
class StatementsDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit StatementsDelegate(Session &session, QObject *parent = nullptr) : QStyledItemDelegate(parent), m_session(session) {}
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *, const QModelIndex &) const override {}  // it is made filled
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

signals:
    void cellWritten(const QModelIndex &index, const QVariant &value) const;
    void refused(const QString &sentence) const;  ///< what was written, and why

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Session &m_session;
};

}  // namespace relata
