// SPDX-License-Identifier: Apache-2.0
#include "views/panels/rowsascsv.h"

#include "model/io/csv.h"
#include "model/io/formats.h"

#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QItemSelectionModel>
#include <QMenu>
#include <QMimeData>

#include <algorithm>
#include <numeric>
#include <string>

namespace relata {
namespace {

QString inOneLine(const QString &text)
{
    const QString line = text.simplified();
    return needsApostrophe(line.toStdString()) ? QLatin1Char('\'') + line : line;
}

}  // namespace

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

QString rowsAsCsv(const TextRows &rows)
{
    std::vector<std::string> cells;
    for (const QString &name : rows.header)
        cells.push_back(name.toStdString());
    std::string text = csvRow(cells);
    for (const int row : rows.rows) {
        for (int column = 0; column < rows.header.size(); ++column)
            cells[static_cast<std::size_t>(column)] = rows.cell(row, column).toStdString();
        text += csvRow(cells);
    }
    return QString::fromStdString(text);
}

QString rowsWithTabs(const TextRows &rows)
{
    QString text;
    for (const QString &name : rows.header)
        text += (text.isEmpty() ? QString() : QStringLiteral("\t")) + inOneLine(name);
    for (const int row : rows.rows)
        for (int column = 0; column < rows.header.size(); ++column) {
            const QString cell = inOneLine(rows.cell(row, column));
            text += QLatin1Char(column == 0 ? '\n' : '\t');
            text += cell.startsWith(QLatin1Char('"')) ? QString::fromStdString(csvCell(cell.toStdString())) : cell;
        }
    return text + QLatin1Char('\n');
}

QString rowsAsHtml(const TextRows &rows)
{
    QString text = QStringLiteral("<meta charset=\"utf-8\"><table><tr>");
    for (const QString &name : rows.header)
        text += QStringLiteral("<th>") + inOneLine(name).toHtmlEscaped() + QStringLiteral("</th>");
    for (const int row : rows.rows) {
        text += QStringLiteral("</tr>\n<tr>");
        for (int column = 0; column < rows.header.size(); ++column)
            text += QStringLiteral("<td>") + inOneLine(rows.cell(row, column)).toHtmlEscaped() + QStringLiteral("</td>");
    }
    return text + QStringLiteral("</tr></table>");
}

void putRows(QMimeData &data, const TextRows &rows)
{
    constexpr std::size_t mostInHtml = 20'000;  // others take so many from a text sooner
    data.setText(rowsWithTabs(rows));
    data.setData(QStringLiteral("text/csv"), rowsAsCsv(rows).toUtf8());
    if (rows.rows.size() <= mostInHtml)
        data.setHtml(rowsAsHtml(rows));
}

void copyRows(const TextRows &rows, const MakeMime &make, const Selection &what)
{
    constexpr std::size_t mostTaken = 50'000;
    QMimeData *data = make && rows.rows.size() <= mostTaken ? make(what) : nullptr;
    if (!data)
        data = new QMimeData;
    putRows(*data, rows);
    QApplication::clipboard()->setMimeData(data);
}

void addCsvActions(QMenu &menu, bool selected, const std::function<QString()> &csv, const std::function<void(const QString &csv)> &save)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("CsvActions", text); };
    menu.addAction(selected ? tr("Copy the selected rows as CSV") : tr("Copy all rows as CSV"), &menu,
                   [csv] { QApplication::clipboard()->setText(csv()); });
    menu.addAction(selected ? tr("Save the selected rows as CSV …") : tr("Save all rows as CSV …"), &menu, [csv, save] { save(csv()); });
}

}  // namespace relata
