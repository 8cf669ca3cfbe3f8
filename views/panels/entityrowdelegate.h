// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside views/panels only.

#include "views/panels/session.h"
#include "views/theme/theme.h"

#include <QStyledItemDelegate>

#include <vector>

namespace relata {

/// Draws a row of the entities: the shape of its type before each name; numbers at the right.
class EntityRowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    EntityRowDelegate(Session &session, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void renew();
    Session &m_session;
    std::vector<TypeLook> m_looks;
};

}  // namespace relata
