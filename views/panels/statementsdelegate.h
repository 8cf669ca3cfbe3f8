// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/session.h"

#include <QStyledItemDelegate>

namespace relata {

/// Cells of the statements table: the modality with its dash, the voice with its dot while links are coloured by voice.
class StatementsDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit StatementsDelegate(Session &session, QObject *parent = nullptr) : QStyledItemDelegate(parent), m_session(session) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Session &m_session;
};

}  // namespace relata
