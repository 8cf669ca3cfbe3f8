// SPDX-License-Identifier: Apache-2.0
#include "views/panels/chip.h"

#include "views/panels/swatches.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace relata {

Chip::Chip(Session &session, Kind kind, const QString &words, QWidget *parent) : QAbstractButton(parent), m_session(session), m_kind(kind)
{
    setText(words);
    setShortcut(QKeySequence());  // an & is a letter of theirs
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(uiFont(12, QFont::Medium));
    const int sides = uiLength(10), extra = m_kind == Kind::Add ? 0 : uiLength(18);
    return {metrics.horizontalAdvance(text()) + 2 * sides + extra, std::max(uiLength(24), metrics.height() + 6)};
}

void Chip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(m_session.theme());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const double radius = box.height() / 2;
    const bool lively = underMouse() || hasFocus();
    QColor ground = m_kind == Kind::Filter ? theme.selection : m_kind == Kind::Disputed ? theme.disputedGround : lively ? theme.hover : theme.panel;
    QColor ink = m_kind == Kind::Filter ? theme.selectionText : m_kind == Kind::Disputed ? theme.disputed : theme.text2;
    painter.setPen(m_kind == Kind::Add ? QPen(theme.border2, 1, Qt::DashLine) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawRoundedRect(box, radius, radius);
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
    const int sides = uiLength(10), icon = uiLength(14);
    QRect words = rect().adjusted(sides, 0, -sides, 0);
    if (m_kind == Kind::Disputed) {
        drawDisputedMark(painter, QRectF(words.left(), 0, icon, height()), theme);
        words.setLeft(words.left() + uiLength(18));
    } else if (m_kind == Kind::Filter) {
        const double side = uiLength(lively ? 13 : 12);
        drawIcon(painter, QRectF(words.right() - uiLength(11), (height() - side) / 2, side, side), QStringLiteral("close"), ink);
        words.setRight(words.right() - uiLength(18));
    }
    const QFont font = uiFont(12, QFont::Medium);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(font).elidedText(text(), Qt::ElideMiddle, words.width() + 1));
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || (m_kind == Kind::Filter && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)))
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void Chip::enterEvent(QEnterEvent *)
{
    update();
}

void Chip::leaveEvent(QEvent *)
{
    update();
}

}  // namespace relata
