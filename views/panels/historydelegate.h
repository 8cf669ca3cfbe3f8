// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/session.h"

#include <QStyledItemDelegate>

namespace relata {

/// A step of the history: the day above its first, a dot (full: Undo reaches it), the name of the point, what was done, when, and how much it
/// touched.
class HistoryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit HistoryDelegate(Session &session, QObject *parent = nullptr) : QStyledItemDelegate(parent), m_session(session) {}
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Session &m_session;
};

}  // namespace relata
