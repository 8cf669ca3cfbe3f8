// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/celldelegate.h"
#include "views/panels/session.h"

namespace relata {

/// Cells of the statements table: the modality with its dash, the voice with its dot while links are coloured by voice.
class StatementsDelegate final : public CellDelegate
{
    Q_OBJECT
public:
    explicit StatementsDelegate(Session &session, QObject *parent = nullptr) : CellDelegate(parent), m_session(session) {}
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    QVariant written(const QWidget &editor) const override;
    QString problem(const QWidget &editor) const override;

private:
    Session &m_session;
};

}  // namespace relata
