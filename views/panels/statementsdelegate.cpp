// SPDX-License-Identifier: Apache-2.0
#include "views/panels/statementsdelegate.h"

#include "views/panels/statementcells.h"
#include "views/panels/statementsmodel.h"
#include "views/panels/swatches.h"
#include "views/panels/tablelook.h"

#include <QPainter>

namespace relata {

QWidget *StatementsDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return cellEditor(m_session, StatementId{index.data(StatementsModel::StatementRole).toUInt()}, index.column(),
                      index.data(StatementsModel::PropertyRole).toString(), parent);
}

QVariant StatementsDelegate::written(const QWidget &editor) const
{
    return cellValue(editor, editor.property("column").toInt());
}

QString StatementsDelegate::problem(const QWidget &editor) const
{
    return cellProblem(editor, editor.property("column").toInt());
}

void StatementsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(m_session.theme());
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    drawCellGround(*painter, option, theme);
    QRect area = option.rect.adjusted(uiLength(8), 0, -uiLength(6), -1);
    if (index.column() == StatementsModel::ModalityColumn) {
        const auto modality = static_cast<Modality>(index.data(StatementsModel::ModalityRole).toInt());
        drawLineSwatch(*painter, QRectF(area.left(), area.top(), uiLength(18), area.height()), selected ? theme.selectionText : theme.text2,
                       modality);
        area.setLeft(area.left() + uiLength(25));
    } else if (index.column() == StatementsModel::Speaker && m_session.view().colorBy == ColorBy::Voice) {
        bool hollow = false;
        const QColor color = m_session.voiceColors().colorOf(EntityId{index.data(StatementsModel::SpeakerRole).toUInt()}, theme, &hollow);
        drawVoiceDot(*painter, QRectF(area.left(), area.top(), uiLength(10), area.height()), color, hollow);
        area.setLeft(area.left() + uiLength(17));
    }
    const bool quiet =
        index.column() == StatementsModel::Link || index.column() == StatementsModel::DocumentColumn || index.column() == StatementsModel::Note;
    painter->setPen(selected ? theme.selectionText : quiet ? theme.text2 : theme.text);
    drawCellWords(*painter, option, index, area, theme);
    painter->restore();
}

}  // namespace relata
