// SPDX-License-Identifier: Apache-2.0
#include "views/panels/searchbox.h"

#include "views/panels/searchmodel.h"
#include "views/panels/searchpopup.h"
#include "views/panels/text.h"
#include "views/theme/icons.h"

#include <QAction>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace relata {

SearchBox::SearchBox(Session &session, QWidget *parent)
    : QLineEdit(parent), m_session(session), m_model(new SearchModel(session, this)), m_icon(new QAction(this))
{
    setPlaceholderText(tr("Search entities, statements, documents, commands"));
    setAccessibleName(tr("Search entities, statements, documents, commands"));
    setToolTip(tr("Search (Ctrl+K)"));
    addAction(m_icon, LeadingPosition);
    const auto tint = [this] {
        const Theme &theme = Theme::of(m_session.theme());
        m_icon->setIcon(themedIcon(QStringLiteral("search"), theme.text3, theme.disabled));
    };
    connect(this, &QLineEdit::textEdited, this, &SearchBox::answer);
    connect(&session, &Session::themeChanged, this, tint);
    connect(&session, &Session::graphChanged, this, &SearchBox::close);
    tint();
}

void SearchBox::setCommands(const QList<QAction *> &commands)
{
    m_model->setCommands(commands);
}

QSize SearchBox::sizeHint() const
{
    return {uiLength(460), std::max(uiLength(30), QLineEdit::sizeHint().height())};
}

bool SearchBox::isOpen() const
{
    return m_popup && m_popup->isVisible();
}

void SearchBox::close()
{
    if (m_popup)
        m_popup->hide();
}

void SearchBox::answer()
{
    if (!m_popup || m_popup->parentWidget() != window()) {
        delete m_popup;
        m_popup = new SearchPopup(m_session, *m_model, window());
        connect(m_popup, &SearchPopup::rowChosen, this, [this](int row) { choose(row, false, false); });
        connect(m_popup, &QObject::destroyed, this, [this] { m_popup = nullptr; });
    }
    m_model->ask(text());
    if (m_model->rowCount() == 0)
        return close();
    m_popup->showAt(QRect(mapTo(window(), QPoint()), size()));
    m_popup->setCurrentRow(-1);
    m_popup->moveCurrent(1);
}

void SearchBox::choose(int i, bool add, bool asFilter)
{
    if (!m_model->selectable(i))
        return;
    const SearchRow row = m_model->row(i);  // the model is about to change
    if (asFilter && row.condition.isEmpty())
        return;
    close();
    clear();
    if (asFilter || row.kind == SearchRow::Kind::Lens || row.kind == SearchRow::Kind::Document) {
        emit conditionChosen(row.condition);
        return;
    }
    switch (row.kind) {
    case SearchRow::Kind::Entity:
        if (!row.hidden.isEmpty())
            emit revealRequested(row.entity);
        emit entityChosen(row.entity, add);
        break;
    case SearchRow::Kind::Statement:
        if (!row.hidden.isEmpty()) {
            emit revealRequested(m_session.graph().subject(row.statement));
            emit revealRequested(m_session.graph().object(row.statement));
        }
        emit statementChosen(row.statement);
        break;
    case SearchRow::Kind::Command:
        clearFocus();
        if (row.command)
            row.command->trigger();
        break;
    default:
        break;
    }
}

bool SearchBox::event(QEvent *event)
{
    // Tab is a key of the answer, not a step to the next widget; the arrows are no shortcuts while it is open
    if (event->type() == QEvent::KeyPress && isOpen() && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab) {
        choose(m_popup->currentRow(), false, true);
        return true;
    }
    return QLineEdit::event(event);
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    if (isOpen()) {
        switch (event->key()) {
        case Qt::Key_Down:
            return m_popup->moveCurrent(1);
        case Qt::Key_Up:
            return m_popup->moveCurrent(-1);
        case Qt::Key_PageDown:
        case Qt::Key_PageUp:
            for (int i = 0; i < 5; ++i)
                m_popup->moveCurrent(event->key() == Qt::Key_PageDown ? 1 : -1);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return choose(m_popup->currentRow(), event->modifiers() & Qt::ShiftModifier, false);
        default:
            break;
        }
    } else if (event->key() == Qt::Key_Down && !text().isEmpty()) {
        return answer();
    }
    if (event->key() == Qt::Key_Escape) {
        const bool wasOpen = isOpen();
        close();
        clear();
        if (!wasOpen)
            clearFocus();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchBox::focusOutEvent(QFocusEvent *event)
{
    if (!m_popup || !m_popup->underMouse())
        close();
    QLineEdit::focusOutEvent(event);
    update();
}

void SearchBox::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (!text().isEmpty() && event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        answer();
}

void SearchBox::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || hasFocus())
        return;
    const Theme &theme = Theme::of(m_session.theme());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QString keys = tr("Ctrl K");
    const QFont small = uiFont(11);
    const int wide = QFontMetrics(small).horizontalAdvance(keys) + uiLength(12), tall = QFontMetrics(small).height() + 3;
    if (width() < uiLength(260))
        return;
    const QRectF box(width() - wide - uiLength(7), (height() - tall) / 2.0, wide, tall);
    painter.setPen(theme.border2);
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(box, 4, 4);
    painter.setFont(small);
    painter.setPen(theme.text3);
    painter.drawText(box, Qt::AlignCenter, keys);
}

}  // namespace relata
