// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/propertytable.h"

#include "views/panels/plaintip.h"
#include "views/panels/text.h"

#include <QHeaderView>
#include <QSignalBlocker>

#include <algorithm>

namespace relata {

PropertyTable::PropertyTable(QWidget *parent) : QTableWidget(0, 2, parent)
{
    setAccessibleName(tr("Properties"));
    setHorizontalHeaderLabels({tr("Property"), tr("Value")});
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    verticalHeader()->hide();
    setTabKeyNavigation(false);
    addRow({}, {});
    connect(this, &QTableWidget::cellChanged, this, [this](int row, int) {
        const QTableWidgetItem *key = item(row, 0);
        if (row == rowCount() - 1 && key && !key->text().trimmed().isEmpty())
            addRow({}, {});
    });
}

void PropertyTable::addRow(const QString &key, const QString &value)
{
    const QSignalBlocker quiet(this);
    const int row = rowCount();
    insertRow(row);
    setItem(row, 0, new QTableWidgetItem(key));
    auto *shown = new QTableWidgetItem(value);
    shown->setToolTip(plainTip(value));  // longer than its cell, perhaps
    setItem(row, 1, shown);
}

void PropertyTable::setProperties(const Properties &properties)
{
    setRowCount(0);
    for (const auto &[key, value] : properties)
        addRow(toQString(key), toQString(value));
    addRow({}, {});
}

void PropertyTable::finishEditing()
{
    if (state() == EditingState)
        setFocus();
}

Properties PropertyTable::properties() const
{
    Properties properties;
    for (int row = 0; row < rowCount(); ++row) {
        const std::string key = item(row, 0)->text().trimmed().toStdString();
        const QTableWidgetItem *value = item(row, 1);
        if (!key.empty())
            properties.emplace_back(key, value ? value->text().toStdString() : std::string());
    }
    return properties;
}

Properties unlessReordered(Properties now, const Properties &before)
{
    return std::is_permutation(now.begin(), now.end(), before.begin(), before.end()) ? before : std::move(now);
}

}  // namespace relata
