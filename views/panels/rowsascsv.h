// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

class QItemSelectionModel;
class QMenu;

namespace relata {

/// What the tables of the window give to others of their rows.
/// The selected rows, in their order; all of \a count when none is.
std::vector<int> chosenRows(const QItemSelectionModel *selection, int count);

/// A header and a line a row, as relata writes CSV: a cell that a spreadsheet would take for a formula has an apostrophe before it.
QString rowsAsCsv(const QStringList &header, const std::vector<int> &rows, const std::function<QString(int row, int column)> &cell);

/// “Copy … as CSV” and “Save … as CSV …”, of the \a selected rows or of all. \a csv makes the text when it is asked for, \a save asks where to.
void addCsvActions(QMenu &menu, bool selected, const std::function<QString()> &csv, const std::function<void(const QString &csv)> &save);

}  // namespace relata
