// SPDX-License-Identifier: Apache-2.0
#include "views/panels/panelheader.h"

#include "views/theme/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace relata {

PanelHeader::PanelHeader(Session &session, const QString &title, QWidget *parent)
    : QWidget(parent), m_session(session), m_row(new QHBoxLayout(this)), m_title(new QLabel(title, this))
{
    m_row->setContentsMargins(uiLength(12), 0, uiLength(8), 0);
    m_row->setSpacing(2);
    m_title->setFont(uiFont(13, QFont::DemiBold));
    m_row->addWidget(m_title);
    m_row->addStretch();
    setFixedHeight(uiLength(36));
    connect(&session, &Session::themeChanged, this, &PanelHeader::tint);
}

QString PanelHeader::title() const
{
    return m_title->text();
}

void PanelHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

QToolButton *PanelHeader::addButton(Side side, const QString &name, const QString &icon, const QString &words)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setToolTip(words);
    button->setAccessibleName(words);
    button->setIconSize({uiLength(15), uiLength(15)});
    button->setFocusPolicy(Qt::TabFocus);
    if (side == Side::Left) {
        const int before = m_row->indexOf(m_title);
        m_row->insertWidget(before, button);
        m_row->setContentsMargins(uiLength(6), 0, uiLength(8), 0);
        m_title->setContentsMargins(uiLength(6), 0, 0, 0);
    } else {
        m_row->addWidget(button);
    }
    m_icons.emplace_back(button, icon);
    tint();
    return button;
}

QToolButton *PanelHeader::addTextButton(const QString &name, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setAccessibleName(text);
    button->setFont(uiFont(12));
    button->setFocusPolicy(Qt::TabFocus);
    m_row->addWidget(button);
    return button;
}

void PanelHeader::tint()
{
    const Theme &theme = Theme::of(m_session.theme());
    for (const auto &[button, icon] : m_icons)
        button->setIcon(themedIcon(icon, theme.text2, theme.disabled));
    update();
}

void PanelHeader::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(m_session.theme());
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    painter.setPen(theme.border);
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

}  // namespace relata
