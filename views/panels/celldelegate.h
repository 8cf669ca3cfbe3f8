// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>
#include <QVariant>

namespace relata {

/// Cells that are written into. Their editors are made filled and hold what they began with as "value"; what is written is passed on, never set.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setEditorData(QWidget *, const QModelIndex &) const override {}
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

signals:
    void cellWritten(const QModelIndex &index, const QVariant &value) const;
    void refused(const QString &sentence) const;  ///< what was written, and why
    void formWanted() const;                      ///< F2 in a cell, which has been written by then

protected:
    virtual QVariant written(const QWidget &editor) const = 0;
    virtual QString problem(const QWidget &editor) const = 0;  ///< of what is written; empty = none
    bool eventFilter(QObject *watched, QEvent *event) override;
};

}  // namespace relata
