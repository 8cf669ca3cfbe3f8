// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/propertycolumn.h"
#include "views/panels/doedit.h"
#include "views/panels/makemime.h"
#include "views/panels/rowsascsv.h"
#include "views/panels/session.h"

#include <QWidget>

#include <map>
#include <optional>
#include <string>
#include <vector>

class QLabel;
class QLineEdit;
class QMenu;
class QTableView;
class QToolButton;

namespace relata {

class StatementRows;
class StatementsModel;

/// The statements on screen as rows; rows and canvas select each other. While something is selected elsewhere only what is stated about it is
/// listed; a button takes that back.
class StatementsTable final : public QWidget
{
    Q_OBJECT
public:
    explicit StatementsTable(Session &session, QWidget *parent = nullptr);
    TextRows selectedAsRows() const;  ///< the selected rows, or all; all columns
    QString selectedAsCsv() const { return rowsAsCsv(selectedAsRows()); }
    void copy();  ///< the same rows, as statements for another window and as text for other programs
    std::vector<StatementId> selectedStatements() const;
    QTableView *table() const { return m_table; }
    QLineEdit *filter() const { return m_filter; }
    QToolButton *aboutSelection() const { return m_about; }
    QString countText() const;
    /// What statements say of themselves: a column each. The most frequent are shown at first, where not few have them; the header's menu has all.
    void setProperties(const std::vector<StatementProperty> &properties);
    void setMime(MakeMime make);  ///< rows that are selected can then be dragged out
    void setDoEdit(DoEdit doEdit) { m_doEdit = std::move(doEdit); }
    void fillHeaderMenu(QMenu *menu);  ///< which columns are shown
    /// What somebody chose to see or not to see, for another time: "+note", "-property:Amount"; what no text here means is let be.
    QStringList chosenColumns() const;
    void setChosenColumns(const QStringList &chosen);
    void fillRowMenu(QMenu *menu, int proxyRow);

signals:
    void refused(const QString &sentence);  ///< what was written into a cell, and why
    void csvWanted(const QString &csv);     ///< rows, to be written to a file
    void copied(std::size_t rows);
    void addWanted();                         ///< a new statement: the button, or Insert
    void formWanted(relata::StatementId id);  ///< of a cell that is not edited in place
    void selectionRequested(const relata::Selection &selection);
    void rowMenuShown(QMenu *menu,
                      const std::vector<relata::StatementId> &rows);  ///< the selected rows, or the one under the pointer: others may add to it

private:
    void followSelection();
    void passSelectionOn();
    void count();
    void fitColumns();
    void showColumn(int column, const std::string &property, bool on);
    std::string propertyAt(int column) const;  ///< empty: it is none of a property
    std::string nameOf(int column) const;      ///< "note", "property:Amount"
    void write(const QModelIndex &proxyIndex, const QVariant &value);
    void editCell(const QModelIndex &proxyIndex);
    StatementId statementAt(int proxyRow) const;
    QString columnName(int column) const;
    bool eventFilter(QObject *watched, QEvent *event) override;

    Session &m_session;
    StatementsModel *m_model;
    StatementRows *m_proxy;
    DoEdit m_doEdit;
    MakeMime m_makeMime;
    QTableView *m_table;
    QLineEdit *m_filter;
    QToolButton *m_about, *m_add;
    QLabel *m_count, *m_empty;
    std::optional<Selection> m_chosenHere;       ///< among the rows, which stay listed as they are while it lasts
    std::map<std::string, bool> m_shownColumns;  ///< by name (nameOf), as somebody chose
    Selection m_listed;                          ///< that the rows are about; empty = all
    bool m_following = false;
};

}  // namespace relata
