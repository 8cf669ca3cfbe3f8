// SPDX-License-Identifier: Apache-2.0
#include "views/panels/tabtakes.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>

namespace relata {

TabTakes::TabTakes(QLineEdit *field, QCompleter *completer) : QObject(field), m_field(field), m_completer(completer)
{
    completer->popup()->installEventFilter(this);  // before the completer's own filter, which passes keys on to the field
}

bool TabTakes::eventFilter(QObject *watched, QEvent *event)
{
    const bool tab = event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab;
    if (tab && watched == m_completer->popup() && m_completer->popup()->isVisible() && m_completer->completionModel()->rowCount() == 1) {
        const QString only = m_completer->completionModel()->index(0, m_completer->completionColumn()).data(m_completer->completionRole()).toString();
        m_completer->popup()->hide();
        m_field->setText(only);
        emit m_completer->activated(only);
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace relata
