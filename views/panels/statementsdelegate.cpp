// SPDX-License-Identifier: Apache-2.0
#include "views/panels/statementsdelegate.h"

#include "views/panels/plaintip.h"
#include "views/panels/statementcells.h"
#include "views/panels/statementsmodel.h"
#include "views/panels/swatches.h"
#include "views/panels/tablelook.h"

#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace relata {

QWidget *StatementsDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return cellEditor(m_session, StatementId{index.data(StatementsModel::StatementRole).toUInt()}, index.column(),
                      index.data(StatementsModel::PropertyRole).toString(), parent);
}

void StatementsDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const
{
    const bool isEntered = editor->property("entered").toBool();
    if (!isEntered && cellValue(*editor, index.column()) == editor->property("value"))
        return;  // looking away from a cell that nobody changed fills no others
    if (const QString problem = cellProblem(*editor, index.column()); !problem.isEmpty())
        emit refused(problem);
    else
        emit cellWritten(index, cellValue(*editor, index.column()));
}

/// Enter on what is wrong says so and leaves the words where they are.
bool StatementsDelegate::eventFilter(QObject *watched, QEvent *event)
{
    auto *editor = qobject_cast<QWidget *>(watched);
    if (editor && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const QString problem = cellProblem(*editor, editor->property("column").toInt());
        editor->setProperty("entered", key == Qt::Key_Return || key == Qt::Key_Enter);
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && !problem.isEmpty()) {
            QToolTip::showText(editor->mapToGlobal(QPoint(0, editor->height())), plainTip(problem), editor);
            return true;
        }
    }
    return QStyledItemDelegate::eventFilter(watched, event);
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
