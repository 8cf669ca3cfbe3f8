// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/propertytable.h"

#include "views/panels/plaintip.h"
#include "views/panels/text.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QSet>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include <algorithm>

namespace relata {
namespace {

constexpr int asItWas = Qt::UserRole;  ///< the text that was there at first

/// A line of text shows no line ends: who merely looks into a cell must not change it.
class CellDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        if (const auto *line = qobject_cast<const QLineEdit *>(editor); !line || line->isModified())
            QStyledItemDelegate::setModelData(editor, model, index);
    }
};

QTableWidgetItem *newItem(const QString &text)
{
    auto *item = new QTableWidgetItem(text);
    item->setData(asItWas, text);
    return item;
}

}  // namespace

PropertyTable::PropertyTable(QWidget *parent) : QTableWidget(0, 2, parent)
{
    setAccessibleName(tr("Properties"));
    setHorizontalHeaderLabels({tr("Property"), tr("Value")});
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    verticalHeader()->hide();
    setTabKeyNavigation(false);
    setItemDelegate(new CellDelegate(this));
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
    setItem(row, 0, newItem(key));
    auto *shown = newItem(value);
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

QString PropertyTable::keyAt(int row) const
{
    const QTableWidgetItem *key = item(row, 0);
    const QString text = key ? key->text() : QString();
    return key && text == key->data(asItWas).toString() ? text : text.trimmed();
}

QString PropertyTable::valueAt(int row) const
{
    const QTableWidgetItem *value = item(row, 1);
    return value ? value->text() : QString();
}

Properties PropertyTable::properties() const
{
    Properties properties;
    for (int row = 0; row < rowCount(); ++row)
        if (const QString key = keyAt(row); !key.isEmpty())
            properties.emplace_back(key.toStdString(), valueAt(row).toStdString());
    return properties;
}

QString PropertyTable::problem() const
{
    QSet<QString> keys;
    for (int row = 0; row < rowCount(); ++row) {
        const QString key = keyAt(row);
        const bool isNew = !item(row, 0) || item(row, 0)->data(asItWas).toString().isEmpty();  // who empties a name takes its property away
        if (key.isEmpty() && isNew && !valueAt(row).isEmpty())
            return tr("“%1” is a value without a property. Expected its name before it.").arg(valueAt(row).left(40));
        if (keys.contains(key))
            return tr("The property “%1” stands here twice. Expected one value each.").arg(key.left(40));
        if (!key.isEmpty())
            keys.insert(key);
    }
    return {};
}

Properties unlessReordered(Properties now, const Properties &before)
{
    return std::is_permutation(now.begin(), now.end(), before.begin(), before.end()) ? before : std::move(now);
}

}  // namespace relata
