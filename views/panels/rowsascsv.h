// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/makemime.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

class QItemSelectionModel;
class QMenu;
class QMimeData;

namespace relata {

/// What the tables of the window give to others of their rows.
/// The selected rows, in their order; all of \a count when none is.
std::vector<int> chosenRows(const QItemSelectionModel *selection, int count);

/// A header and rows, as texts. In what is made of them a cell that a spreadsheet would take for a formula has an apostrophe before it.
struct TextRows {
    QStringList header;
    std::vector<int> rows;
    std::function<QString(int row, int column)> cell;
};
QString rowsAsCsv(const TextRows &rows);     ///< as relata writes it
QString rowsWithTabs(const TextRows &rows);  ///< for a spreadsheet: without tabs and line ends inside a cell
QString rowsAsHtml(const TextRows &rows);    ///< one table
/// The three of them as text, as CSV and, unless they are very many, as HTML.
void putRows(QMimeData &data, const TextRows &rows);

/// To the clipboard: \a rows, and with them \a what of the graph, unless it is too much to be taken along.
void copyRows(const TextRows &rows, const MakeMime &make, const Selection &what);

/// “Copy … as CSV” and “Save … as CSV …”, of the \a selected rows or of all. \a csv makes the text when it is asked for, \a save asks where to.
void addCsvActions(QMenu &menu, bool selected, const std::function<QString()> &csv, const std::function<void(const QString &csv)> &save);

}  // namespace relata
