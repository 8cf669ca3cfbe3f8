// SPDX-License-Identifier: Apache-2.0
#include "app/window/toast.h"

#include "views/scene/shownname.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>
#include <limits>

namespace relata {
namespace {
constexpr int shownFor = 4000;    // ms, of a short sentence
constexpr int warnedFor = 30000;  // ms, at least: whoever looked elsewhere reads it as well
constexpr int perCharacter = 60;  // ms, beyond the first forty
constexpr int gapBelow = 16;      // px to the lower edge
}  // namespace

Toast::Toast(QWidget *parent) : QFrame(parent), m_text(new QLabel(this)), m_undo(new QToolButton(this))
{
    setObjectName(QStringLiteral("toast"));
    setAttribute(Qt::WA_StyledBackground);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_undo->setText(tr("Undo"));
    m_undo->setFocusPolicy(Qt::NoFocus);
    m_undo->setObjectName(QStringLiteral("toastUndo"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 14, 8);
    row->setSpacing(12);
    row->addWidget(m_text);
    row->addWidget(m_undo);
    m_hide.setSingleShot(true);
    connect(&m_hide, &QTimer::timeout, this, &QWidget::hide);
    connect(m_undo, &QToolButton::clicked, this, [this] {
        hide();
        emit undoRequested();
    });
    parent->installEventFilter(this);
    hide();
}

void Toast::say(const QString &sentence, bool undoable)
{
    put(sentence, undoable, shownFor);
}

void Toast::warn(const QString &sentence)
{
    put(sentence, false, warnedFor);
}

void Toast::put(const QString &sentence, bool undoable, int least)
{
    m_text->setText(unturned(sentence));
    m_undo->setVisible(undoable);
    show();
    place();
    raise();
    m_hide.start(least + perCharacter * std::max<int>(0, int(sentence.size()) - 40));
}

void Toast::hideEvent(QHideEvent *event)
{
    if (isHidden())  // and not its window alone
        m_hide.stop();
    QFrame::hideEvent(event);
}

QString Toast::sentence() const
{
    return isHidden() ? QString() : m_text->text();
}

bool Toast::offersUndo() const
{
    return !isHidden() && !m_undo->isHidden();
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void Toast::place()
{
    const QWidget *over = parentWidget();
    const int most = std::max(120, over->width() - 64);
    const int aside = m_undo->isHidden() ? 28 : 40 + m_undo->sizeHint().width();
    m_text->setFixedWidth(std::min(m_text->fontMetrics().horizontalAdvance(m_text->text()) + 4, most - aside));
    adjustSize();
    const int low = over->height() - height() - gapBelow, room = std::max(0, over->width() - width());
    QPoint best(room / 2, low);
    if (m_crowd) {
        std::size_t least = std::numeric_limits<std::size_t>::max();
        for (const QPoint place : {QPoint(room / 2, low), QPoint(room / 3, low), QPoint(room * 2 / 3, low), QPoint(room / 2, gapBelow),
                                   QPoint(room / 3, gapBelow), QPoint(room * 2 / 3, gapBelow)})
            if (const std::size_t covered = m_crowd(QRect(place, size())); covered < least) {
                least = covered;
                best = place;
            }
    }
    move(best);
}

}  // namespace relata
