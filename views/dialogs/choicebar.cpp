// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/choicebar.h"

#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>

namespace relata {

ChoiceBar::ChoiceBar(const QString &name, const QStringList &words, QWidget *parent) : QWidget(parent)
{
    setAccessibleName(name);
    setAttribute(Qt::WA_StyledBackground);
    setObjectName(QStringLiteral("choiceBar"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(2);
    for (qsizetype i = 0; i < words.size(); ++i) {
        auto *button = new QPushButton(words[i], this);
        button->setCheckable(true);
        button->setAutoDefault(false);
        button->setAccessibleName(QStringLiteral("%1: %2").arg(name, words[i]));
        m_group.addButton(button, int(i));
        row->addWidget(button, 1);
    }
    m_group.setExclusive(true);
    m_group.button(0)->setChecked(true);
    connect(&m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            emit choiceChanged(id);
    });
    restyle();
}

int ChoiceBar::chosen() const
{
    return m_group.checkedId();
}

void ChoiceBar::choose(int index)
{
    const QSignalBlocker quiet(&m_group);
    if (QAbstractButton *button = m_group.button(index))
        button->setChecked(true);
}

void ChoiceBar::setChoiceEnabled(int index, bool enabled, const QString &why)
{
    m_group.button(index)->setEnabled(enabled);
    m_group.button(index)->setToolTip(enabled ? QString() : why);
}

void ChoiceBar::setChoiceTip(int index, const QString &tip)
{
    m_group.button(index)->setToolTip(tip);
}

void ChoiceBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
        restyle();
    QWidget::changeEvent(event);
}

void ChoiceBar::restyle()
{
    if (m_restyling)
        return;  // a new sheet changes the palette again
    m_restyling = true;
    const QPalette p = QGuiApplication::palette();
    const QString sheet =
        QStringLiteral(
            "#choiceBar { background: %1; border: 1px solid %2; border-radius: 7px }"
            "#choiceBar QPushButton { border: 1px solid transparent; background: transparent; min-height: 22px; padding: 0 6px; border-radius: 5px }"
            "#choiceBar QPushButton:checked { background: %3; border-color: %2; font-weight: 600 }"
            "#choiceBar QPushButton:disabled { color: %4 }"
            "#choiceBar QPushButton:focus { border: 2px solid %5 }")
            .arg(p.color(QPalette::Window).name(), p.color(QPalette::Mid).name(), p.color(QPalette::Button).name(),
                 p.color(QPalette::Disabled, QPalette::ButtonText).name(), p.color(QPalette::Highlight).name());
    if (styleSheet() != sheet)
        setStyleSheet(sheet);
    m_restyling = false;
}

}  // namespace relata
