// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/daychoice.h"

#include "model/tables/guess.h"
#include "model/tables/writtentime.h"
#include "views/panels/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace relata {

DayChoice::DayChoice(QWidget *parent) : QWidget(parent), m_label(new QLabel), m_days(new QComboBox)
{
    m_days->setAccessibleName(tr("How dates are read"));
    m_label->setTextFormat(Qt::PlainText);
    m_label->setBuddy(m_days);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_label);
    row->addWidget(m_days);
    connect(m_days, &QComboBox::activated, this, [this] { emit dayFirstChosen(m_days->currentData().toBool()); });
    hide();
}

void DayChoice::ask(const Table &table, const TableMapping &mapping)
{
    const DayOrder order = dayOrder(table, mapping);
    const auto dayFirst = timeOf(order.example, true), monthFirst = timeOf(order.example, false);
    const QSignalBlocker quiet(m_days);
    m_days->clear();
    if (dayFirst && monthFirst) {
        m_label->setText(tr("%1 &is:").arg(toQString(order.example)));
        m_days->addItem(tr("%1 (day first)").arg(toQString(dayFirst->display())), true);
        m_days->addItem(tr("%1 (month first)").arg(toQString(monthFirst->display())), false);
        m_days->setCurrentIndex(mapping.dayFirst ? 0 : 1);
    }
    setVisible(m_days->count() > 0);
}

}  // namespace relata
