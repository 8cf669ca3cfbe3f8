// SPDX-License-Identifier: Apache-2.0
#include "views/panels/celldelegate.h"

#include "views/panels/plaintip.h"

#include <QKeyEvent>
#include <QToolTip>
#include <QWidget>

namespace relata {

void CellDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const
{
    const bool isEntered = editor->property("entered").toBool();
    if (!isEntered && written(*editor) == editor->property("value"))
        return;  // looking away from a cell that nobody changed fills no others
    if (const QString wrong = problem(*editor); !wrong.isEmpty())
        emit refused(wrong);
    else
        emit cellWritten(index, written(*editor));
}

/// Enter on what is wrong says so and leaves the words where they are.
bool CellDelegate::eventFilter(QObject *watched, QEvent *event)
{
    auto *editor = qobject_cast<QWidget *>(watched);
    if (editor && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_F2) {
            event->accept();
            if (event->type() == QEvent::KeyPress) {
                if (const QString wrong = problem(*editor); !wrong.isEmpty()) {
                    QToolTip::showText(editor->mapToGlobal(QPoint(0, editor->height())), plainTip(wrong), editor);
                    return true;
                }
                emit commitData(editor);
                emit closeEditor(editor);
                emit formWanted();
            }
            return true;
        }
    }
    if (editor && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const QString wrong = problem(*editor);
        editor->setProperty("entered", key == Qt::Key_Return || key == Qt::Key_Enter);
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && !wrong.isEmpty()) {
            QToolTip::showText(editor->mapToGlobal(QPoint(0, editor->height())), plainTip(wrong), editor);
            return true;
        }
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

}  // namespace relata
