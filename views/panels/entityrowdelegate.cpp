// SPDX-License-Identifier: Apache-2.0
#include "views/panels/entityrowdelegate.h"

#include "views/panels/entitiesmodel.h"
#include "views/panels/entitycells.h"
#include "views/panels/swatches.h"
#include "views/panels/tablelook.h"

#include <QPainter>

namespace relata {

EntityRowDelegate::EntityRowDelegate(Session &session, QObject *parent) : CellDelegate(parent), m_session(session)
{
    connect(&session, &Session::graphChanged, this, &EntityRowDelegate::renew);
    connect(&session, &Session::themeChanged, this, &EntityRowDelegate::renew);
    renew();
}

void EntityRowDelegate::renew()
{
    m_looks = typeLooks(m_session.graph().schema(), m_session.theme());
}

QWidget *EntityRowDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return entityCellEditor(m_session.graph(), EntityId{index.data(EntitiesModel::EntityRole).toUInt()}, index.column(),
                            index.data(EntitiesModel::PropertyRole).toString(), parent);
}

QVariant EntityRowDelegate::written(const QWidget &editor) const
{
    return entityCellValue(editor);
}

QString EntityRowDelegate::problem(const QWidget &editor) const
{
    return entityCellProblem(m_session.graph(), editor);
}

void EntityRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(m_session.theme());
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    drawCellGround(*painter, option, theme);
    QRect area = option.rect.adjusted(uiLength(8), 0, -uiLength(19), -1);
    const EntityId id{index.data(EntitiesModel::EntityRole).toUInt()};
    if (index.column() == EntitiesModel::Name && m_session.graph().contains(id)) {
        const TypeLook &look = m_looks[indexOf(m_session.graph().typeOf(id))];
        drawTypeSwatch(*painter, QRectF(area.left(), area.top(), uiLength(14), area.height()), look, look.fill);
        area.setLeft(area.left() + uiLength(20));
    }
    painter->setPen(selected ? theme.selectionText : index.column() == EntitiesModel::Type ? theme.text2 : theme.text);
    drawCellWords(*painter, option, index, area, theme);
    painter->restore();
}

}  // namespace relata
