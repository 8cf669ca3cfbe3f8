// SPDX-License-Identifier: Apache-2.0
#include "views/panels/tabtakes.h"

#include "model/query/search.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>

namespace relata {

TabTakes::TabTakes(QLineEdit *field, QCompleter *completer, What what) : QObject(field), m_field(field), m_completer(completer), m_what(what)
{
    completer->popup()->installEventFilter(this);  // before the completer's own filter, which passes keys on to the field
    connect(field, &QLineEdit::textEdited, this, &TabTakes::hideWhatIsTyped, Qt::QueuedConnection);  // once the list is there
}

QString TabTakes::only() const
{
    const QAbstractItemModel *offers = m_completer->completionModel();
    return offers->rowCount() == 1 ? offers->index(0, m_completer->completionColumn()).data(m_completer->completionRole()).toString() : QString();
}

void TabTakes::hideWhatIsTyped()
{
    if (const QString offer = only(); !offer.isEmpty() && offer.compare(m_field->text().trimmed(), Qt::CaseInsensitive) == 0)
        m_completer->popup()->hide();
}

bool TabTakes::eventFilter(QObject *watched, QEvent *event)
{
    const bool tab = event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab;
    if (tab && watched == m_completer->popup() && m_completer->popup()->isVisible() && m_completer->completionModel()->rowCount() == 1
        && (m_what == What::OnlyOffer || foldedForSearch(only().toStdString()) == foldedForSearch(m_field->text().toStdString()))) {
        const QString taken = only();
        m_completer->popup()->hide();
        m_field->setText(taken);
        emit m_completer->activated(taken);
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace relata
