// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/propertycolumn.h"
#include "views/panels/doedit.h"
#include "views/panels/makemime.h"
#include "views/panels/rowsascsv.h"
#include "views/panels/session.h"
#include "views/scene/emphasis.h"

#include <QWidget>

#include <memory>
#include <utility>
#include <vector>

class QLabel;
class QLineEdit;
class QMenu;
class QProgressBar;
class QTableView;
class QToolButton;

namespace relata {

class EntitiesModel;

/// The entities on screen as rows, with a column for each number one asks for, sorted by any of them; rows and canvas select each other. It wishes
/// for numbers, somebody else measures. Its parts are made when it is first shown.
class EntitiesTable final : public QWidget
{
    Q_OBJECT
public:
    explicit EntitiesTable(Session &session, QWidget *parent = nullptr);

    void setInFront(bool inFront);  ///< what is shown may stand behind another tab all the same: then it lists and wants nothing
    bool isInUse() const { return m_inFront && isVisible(); }
    const std::vector<Scale> &scales() const;       ///< that have a column
    std::vector<Scale> wantedScales() const;        ///< also of properties that this graph does not have
    void setScales(const std::vector<Scale> &all);  ///< instead of those it has
    void setColumn(const Scale &scale, bool on);
    void setProperties(const std::vector<ScaleProperty> &properties);  ///< that can have a column
    void setNumbers(const EntityNumbers &numbers);
    void forgetNumbers();                 ///< another graph comes, in which the same ids are others
    void showMeasuring(double fraction);  ///< 1 = ended
    void showStopped();                   ///< what has no numbers will get none
    bool isSorting() const;

    QTableView *table() const { return m_table; }  ///< null until it was shown
    QLineEdit *filter() const { return m_filter; }
    QToolButton *columnsButton() const { return m_columns; }
    QToolButton *stopButton() const { return m_stop; }
    QString countText() const;
    std::vector<EntityId> selectedEntities() const;
    TextRows selectedAsRows() const;  ///< the selected rows, or all
    QString selectedAsCsv() const { return rowsAsCsv(selectedAsRows()); }
    void copy();  ///< the same rows, as entities for another window and as text for other programs
    void setMime(MakeMime make) { m_makeMime = std::move(make); }
    void fillColumnsMenu(QMenu *menu);
    void fillRowMenu(QMenu *menu, int row);
    void goToRow(int row);
    void setDoEdit(DoEdit doEdit) { m_doEdit = std::move(doEdit); }

signals:
    void shown();          ///< numbers are wanted again
    void scalesChanged();  ///< columns came or went
    void stopRequested();
    void copied(std::size_t rows);
    void addWanted();                       ///< a new entity: the button, the menu, or Insert
    void formWanted(relata::EntityId id);   ///< of a cell that is not edited in place
    void refused(const QString &sentence);  ///< what was written into a cell, and why
    void selectionRequested(const relata::Selection &selection);
    void goRequested(relata::EntityId id);
    void csvWanted(const QString &csv);                                                              ///< rows, to be written to a file
    void rowMenuShown(QMenu *menu, relata::EntityId id, const std::vector<relata::EntityId> &rows);  ///< others may add to it

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void wakeOrSleep();
    void build();
    void connectParts();
    void showProgress();
    void count();
    void fitColumns();
    void followSelection();
    void passSelectionOn();
    QString columnName(int column) const;
    void wantForm(int row);
    void editCell(const QModelIndex &index);
    void write(const QModelIndex &index, const QVariant &value);
    void goBackToCell();
    void popUp(QMenu *menu, QPoint at);

    Session &m_session;
    EntitiesModel *m_model;
    std::vector<ScaleProperty> m_properties;
    std::vector<Scale> m_away;  ///< wanted, but nobody here has them
    DoEdit m_doEdit;
    MakeMime m_makeMime;
    std::pair<EntityId, int> m_writtenAt{noEntity, 0};  ///< column of the cell that is being written
    QTableView *m_table = nullptr;
    QLineEdit *m_filter = nullptr;
    QToolButton *m_add = nullptr, *m_columns = nullptr, *m_stop = nullptr;
    QLabel *m_count = nullptr, *m_empty = nullptr;
    QProgressBar *m_progress = nullptr;
    double m_measuring = 1, m_sorting = 1;  ///< how far; 1 = not at all
    bool m_inFront = true, m_stopped = false;
    bool m_following = false;
};

}  // namespace relata
