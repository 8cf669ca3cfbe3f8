// SPDX-License-Identifier: Apache-2.0
// The other half of EntitiesTable: its menus and keys, what is copied, and what is written into its cells.
#include "views/panels/entitiesmodel.h"
#include "views/panels/entitiestable.h"
#include "views/panels/entitycells.h"
#include "views/panels/plaintip.h"
#include "views/panels/rowsascsv.h"
#include "views/panels/text.h"
#include "views/scene/shownname.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace relata {

TextRows EntitiesTable::selectedAsRows() const
{
    QStringList header;
    for (int column = 0; column < m_model->columnCount(); ++column)
        header += columnName(column);
    return {header, chosenRows(m_table ? m_table->selectionModel() : nullptr, m_model->rowCount()),
            [this](int row, int column) { return m_model->plainText(row, column); }};
}

void EntitiesTable::copy()
{
    const TextRows rows = selectedAsRows();
    Selection what;
    for (const int row : rows.rows)
        if (const EntityId id = m_model->entityAt(row); m_session.graph().contains(id))
            what.entities.push_back(id);
    copyRows(rows, m_makeMime, what);
    emit copied(rows.rows.size());
}

void EntitiesTable::fillColumnsMenu(QMenu *menu)
{
    menu->setToolTipsVisible(true);
    QAction *type = menu->addAction(tr("Type"));
    type->setCheckable(true);
    type->setChecked(!m_table->isColumnHidden(EntitiesModel::Type));
    connect(type, &QAction::toggled, this, [this](bool on) {
        m_table->setColumnHidden(EntitiesModel::Type, !on);
        fitColumns();
    });
    menu->addSeparator();
    const auto add = [this, menu](const Scale &scale, const QString &title) {
        QAction *action = menu->addAction(title);
        action->setToolTip(plainTip(tr("%1: %2").arg(toQString(scale.question()), toQString(scale.meaning()))));
        action->setCheckable(true);
        action->setChecked(m_model->columnOf(scale) >= 0);
        connect(action, &QAction::toggled, this, [this, scale](bool on) { setColumn(scale, on); });
    };
    for (const Measure measure : allMeasures)
        add(measure, toQString(wordsOf(measure).title));
    if (!m_properties.empty())
        menu->addSeparator();
    for (const ScaleProperty &property : m_properties) {
        const QString title = menuText(shownName(property.key, 60));
        if (property.asNumbers)
            add(Scale::ofNumbers(property.key), title);
        if (property.asGroups)
            add(Scale::ofGroups(property.key), property.asNumbers ? tr("%1, as texts").arg(title) : title);
        for (const SumWay way : allSumWays)
            if (const Scale scale = Scale::ofSums(property.key, way); property.asSums)
                add(scale, menuText(shownTitle(scale, 60)));
    }
}

void EntitiesTable::fillRowMenu(QMenu *menu, int row)
{
    if (row >= 0 && row < m_model->rowCount() && m_session.graph().contains(m_model->entityAt(row))) {
        const EntityId id = m_model->entityAt(row);
        menu->addAction(tr("Go to %1\tEnter").arg(menuText(toQString(m_session.graph().name(id)))), this, [this, id] { emit goRequested(id); });
        std::vector<EntityId> rows = selectedEntities();
        if (std::find(rows.begin(), rows.end(), id) == rows.end())
            rows = {id};
        if (m_doEdit) {
            QMenu *cells = menu->addMenu(rows.size() == 1 ? tr("Write in the cell") : tr("Write in the cells of %1 rows").arg(grouped(rows.size())));
            for (int column = 0; column < m_model->columnCount(); ++column)
                if (m_model->isEditable(column) && !m_table->isColumnHidden(column) && (column != EntitiesModel::Name || rows.size() == 1))
                    cells->addAction(menuText(columnName(column)), this, [this, row, column] { editCell(m_model->index(row, column)); });
        }
        emit rowMenuShown(menu, id, rows);
        menu->addSeparator();
    }
    menu->addAction(tr("New entity …\tInsert"), this, &EntitiesTable::addWanted);
    menu->addAction(m_table->selectionModel()->hasSelection() ? tr("Copy\tCtrl+C") : tr("Copy all rows\tCtrl+C"), this, &EntitiesTable::copy);
    addCsvActions(
        *menu, m_table->selectionModel()->hasSelection(), [this] { return selectedAsCsv(); }, [this](const QString &csv) { emit csvWanted(csv); });
    menu->addAction(tr("Select all rows\tCtrl+A"), m_table, &QTableView::selectAll)->setEnabled(m_model->rowCount() > 0);
}

void EntitiesTable::goToRow(int row)
{
    if (const EntityId id = m_model->entityAt(row); m_session.graph().contains(id))
        emit goRequested(id);
}

QString EntitiesTable::columnName(int column) const
{
    return m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
}

void EntitiesTable::wantForm(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    if (const EntityId id = m_model->entityAt(row); m_session.graph().contains(id))
        emit formWanted(id);
}

void EntitiesTable::editCell(const QModelIndex &index)
{
    if (!index.isValid() || !m_doEdit || m_table->isColumnHidden(index.column()) || m_table->indexWidget(index))
        return;
    if (m_model->isEditable(index.column()))
        m_table->edit(index);
    else
        wantForm(index.row());
}

/// Into that cell of every selected row, when it is one of them; a name is of one alone.
void EntitiesTable::write(const QModelIndex &index, const QVariant &value)
{
    const KnowledgeGraph &graph = m_session.graph();
    const EntityId id = m_model->entityAt(index.row());
    if (!graph.contains(id) || !m_doEdit)
        return;
    std::vector<EntityId> rows = selectedEntities();
    if (index.column() == EntitiesModel::Name || std::find(rows.begin(), rows.end(), id) == rows.end())
        rows = {id};
    auto diff = entityCellEdit(graph, rows, index.column(), index.data(EntitiesModel::PropertyRole).toString(), value);
    if (!diff) {
        emit refused(capitalized(toQString(diff.error().text())));
        return;
    }
    const std::size_t changed = diff->entities.size();
    if (changed == 0)
        return;
    const QString name = columnName(index.column());
    const QString label = changed == 1 ? tr("Change “%1” of %2").arg(name, shortened(toQString(graph.name(diff->entities.front().id))))
                                       : tr("Change “%1” of %2 entities").arg(name, grouped(changed));
    if (m_table->isAncestorOf(QApplication::focusWidget())) {
        m_table->setFocus();  // the cell's editor had it, and goes with the rows of before
        m_writtenAt = {id, index.column()};
    }
    m_doEdit(std::move(*diff), label);
    goBackToCell();
}

/// Whoever wrote into a cell stays there; rows of many are sorted later.
void EntitiesTable::goBackToCell()
{
    if (m_writtenAt.first == noEntity || m_model->isSorting())
        return;
    const auto [id, column] = std::exchange(m_writtenAt, {noEntity, 0});
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->entityAt(row) == id)
            m_table->selectionModel()->setCurrentIndex(m_model->index(row, std::min(column, m_model->columnCount() - 1)),
                                                       QItemSelectionModel::NoUpdate);
}

bool EntitiesTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_F2) {
        event->setAccepted(m_table->currentIndex().isValid());  // else the window's
        return event->isAccepted();
    }
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        if (press->matches(QKeySequence::Copy)) {
            copy();
            return true;
        }
        if (press->key() == Qt::Key_Insert) {
            emit addWanted();
            return true;
        }
        if (press->key() == Qt::Key_F2 && m_table->currentIndex().isValid()) {
            editCell(m_table->currentIndex());
            return true;
        }
        const bool isOpen = m_table->indexWidget(m_table->currentIndex());  // an editor that is open passes its Enter on
        if ((press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter) && m_table->currentIndex().isValid() && !isOpen) {
            goToRow(m_table->currentIndex().row());
            return true;
        }
    }
    if (m_empty && watched == m_table->viewport() && event->type() == QEvent::Resize) {
        fitColumns();
        m_empty->setGeometry(m_table->viewport()->rect().adjusted(24, 0, -24, 0));
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace relata
