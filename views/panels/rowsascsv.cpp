// SPDX-License-Identifier: Apache-2.0
#include "views/panels/rowsascsv.h"

#include "model/io/csv.h"

#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QItemSelectionModel>
#include <QMenu>

#include <algorithm>
#include <numeric>
#include <string>

namespace relata {

std::vector<int> chosenRows(const QItemSelectionModel *selection, int count)
{
    std::vector<int> rows;
    if (selection)
        for (const QItemSelectionRange &range : selection->selection())
            for (int row = range.top(); row <= range.bottom(); ++row)
                rows.push_back(row);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    if (rows.empty()) {
        rows.resize(static_cast<std::size_t>(count));
        std::iota(rows.begin(), rows.end(), 0);
    }
    return rows;
}

QString rowsAsCsv(const QStringList &header, const std::vector<int> &rows, const std::function<QString(int row, int column)> &cell)
{
    std::vector<std::string> cells;
    for (const QString &name : header)
        cells.push_back(name.toStdString());
    std::string text = csvRow(cells);
    for (const int row : rows) {
        for (int column = 0; column < header.size(); ++column)
            cells[static_cast<std::size_t>(column)] = cell(row, column).toStdString();
        text += csvRow(cells);
    }
    return QString::fromStdString(text);
}

void addCsvActions(QMenu &menu, bool selected, const std::function<QString()> &csv, const std::function<void(const QString &csv)> &save)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("CsvActions", text); };
    menu.addAction(selected ? tr("Copy the selected rows as CSV\tCtrl+C") : tr("Copy all rows as CSV\tCtrl+C"), &menu,
                   [csv] { QApplication::clipboard()->setText(csv()); });
    menu.addAction(selected ? tr("Save the selected rows as CSV …") : tr("Save all rows as CSV …"), &menu, [csv, save] { save(csv()); });
}

}  // namespace relata
