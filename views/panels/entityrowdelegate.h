// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside views/panels only.

#include "views/panels/celldelegate.h"
#include "views/panels/session.h"
#include "views/theme/theme.h"

#include <vector>

namespace relata {

/// Draws a row of the entities: the shape of its type before each name; numbers at the right.
class EntityRowDelegate final : public CellDelegate
{
    Q_OBJECT
public:
    EntityRowDelegate(Session &session, QObject *parent);
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    QVariant written(const QWidget &editor) const override;
    QString problem(const QWidget &editor) const override;

private:
    void renew();
    Session &m_session;
    std::vector<TypeLook> m_looks;
};

}  // namespace relata
