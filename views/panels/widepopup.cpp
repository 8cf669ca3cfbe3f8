// SPDX-License-Identifier: Apache-2.0
#include "views/panels/widepopup.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QCompleter>
#include <QEvent>
#include <QScreen>
#include <QScrollBar>

#include <algorithm>

namespace relata {

WidePopup::WidePopup(QCompleter *completer) : QObject(completer), m_completer(completer)
{
    completer->popup()->installEventFilter(this);
    const auto changed = [this] {  // after the list has taken it in
        QMetaObject::invokeMethod(
            this, [this] { widen(); }, Qt::QueuedConnection);
    };
    const QAbstractItemModel *offers = completer->completionModel();
    connect(offers, &QAbstractItemModel::modelReset, this, changed);
    connect(offers, &QAbstractItemModel::layoutChanged, this, changed);
    connect(offers, &QAbstractItemModel::rowsInserted, this, changed);
}

bool WidePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_completer->popup() && (event->type() == QEvent::Show || event->type() == QEvent::Resize) && !m_widening)
        widen();
    return false;
}

void WidePopup::widen()
{
    QAbstractItemView *popup = m_completer->popup();
    if (!popup->isVisible())
        return;
    const QRect screen = popup->screen()->availableGeometry();
    const int line = popup->sizeHintForColumn(0), around = popup->width() - popup->viewport()->width();
    const int bar = popup->verticalScrollBar()->isVisible() ? 0 : popup->verticalScrollBar()->sizeHint().width();
    const int wanted = std::min(line + around + bar, screen.width() * 9 / 10);
    if (wanted <= popup->width())
        return;
    QRect place(popup->x(), popup->y(), wanted, popup->height());
    place.moveLeft(std::max(screen.left(), std::min(place.left(), screen.right() - wanted)));
    m_widening = true;
    popup->setGeometry(place);
    m_widening = false;
}

}  // namespace relata
