// SPDX-License-Identifier: Apache-2.0
#include "views/panels/statementstable.h"

#include "views/panels/clearaction.h"
#include "views/panels/rowsascsv.h"
#include "views/panels/statementcells.h"
#include "views/panels/statementrows.h"
#include "views/panels/statementsdelegate.h"
#include "views/panels/statementsmodel.h"
#include "views/panels/tablelook.h"
#include "views/panels/text.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace relata {
StatementsTable::StatementsTable(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_model(new StatementsModel(session, this)), m_proxy(new StatementRows(m_model, this)),
      m_table(new QTableView(this)), m_filter(new QLineEdit(this)), m_about(new QToolButton(this)), m_add(new QToolButton(this)),
      m_count(new QLabel(this)), m_empty(new QLabel(m_table->viewport()))
{
    setAccessibleName(tr("Statements"));
    m_table->setModel(m_proxy);
    auto *delegate = new StatementsDelegate(session, this);
    m_table->setItemDelegate(delegate);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked);
    connect(delegate, &StatementsDelegate::cellWritten, this, &StatementsTable::write);
    connect(delegate, &StatementsDelegate::refused, this, &StatementsTable::refused);
    connect(delegate, &StatementsDelegate::formWanted, this, [this] {
        if (const QModelIndex at = m_table->currentIndex(); at.isValid())
            emit formWanted(statementAt(at.row()));
    });
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!(index.flags() & Qt::ItemIsEditable))
            editCell(index);
    });
    m_table->setAccessibleName(tr("Statements"));
    dressTable(*m_table);
    m_table->sortByColumn(StatementsModel::Paragraph, Qt::AscendingOrder);
    QHeaderView *header = m_table->horizontalHeader();
    header->setToolTip(tr("Click to sort. Right-click to choose columns."));
    for (const int column : {StatementsModel::PolarityColumn, StatementsModel::Confidence, StatementsModel::Note})
        m_table->setColumnHidden(column, true);
    header->moveSection(header->visualIndex(StatementsModel::DocumentColumn), header->visualIndex(StatementsModel::Paragraph));  // where in what
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    m_filter->setPlaceholderText(tr("Filter these rows"));
    m_filter->setAccessibleName(tr("Filter the statements"));
    addClearAction(m_filter);
    m_filter->setMaximumWidth(uiLength(260));
    m_about->setObjectName(QStringLiteral("aboutSelection"));
    m_about->setText(tr("About the selection"));
    m_about->setAccessibleName(tr("Only statements about the selection"));
    m_about->setToolTip(tr("While something is selected, list only what is stated about it"));
    m_about->setCheckable(true);
    m_about->setChecked(true);
    m_about->setFont(uiFont(12));
    m_add->setText(tr("New …"));
    m_add->setAccessibleName(tr("New statement"));
    m_add->setToolTip(tr("A new statement, by its form (Insert)"));
    m_add->setFont(uiFont(12));
    connect(m_add, &QToolButton::clicked, this, &StatementsTable::addWanted);
    m_count->setFont(uiFont(12));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setFont(uiFont(13));
    m_empty->hide();
    for (QLabel *label : {m_count, m_empty})
        label->setForegroundRole(QPalette::WindowText);  // not the Text that goes with a Base below

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(uiLength(12), uiLength(4), uiLength(12), uiLength(4));
    bar->setSpacing(uiLength(8));
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_add);
    bar->addStretch();
    bar->addWidget(m_about);
    bar->addWidget(m_count);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_table, 1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy->setText(text);
        followSelection();
    });
    connect(m_about, &QToolButton::toggled, this, [this] {
        m_chosenHere.reset();
        followSelection();
    });
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](QPoint at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillHeaderMenu(menu);
        menu->popup(header->mapToGlobal(at));
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](QPoint at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillRowMenu(menu, m_table->rowAt(at.y()));
        menu->popup(m_table->viewport()->mapToGlobal(at));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &StatementsTable::passSelectionOn);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, &StatementsTable::count);
    connect(&session, &Session::selectionChanged, this, &StatementsTable::followSelection);
    connect(&session, &Session::viewChanged, this, &StatementsTable::followSelection);  // a reset model forgets what was selected
    connect(&session, &Session::graphChanged, this, &StatementsTable::followSelection);
    connect(&session, &Session::themeChanged, this, &StatementsTable::count);
    fitColumns();
    count();
}

/// Everything but the claim as wide as its words usually are; the claim takes the rest.
void StatementsTable::fitColumns()
{
    const QFontMetrics metrics(uiFont(12.5));
    const int em = metrics.averageCharWidth(), sides = uiLength(16);
    const std::pair<int, int> characters[] = {{StatementsModel::Claim, 60},
                                              {StatementsModel::Link, 24},
                                              {StatementsModel::Speaker, 17},
                                              {StatementsModel::Paragraph, 6},
                                              {StatementsModel::ModalityColumn, 12},
                                              {StatementsModel::Said, 10},
                                              {StatementsModel::Holds, 13},
                                              {StatementsModel::PolarityColumn, 10},
                                              {StatementsModel::DocumentColumn, 16},
                                              {StatementsModel::Confidence, 11},
                                              {StatementsModel::Note, 40}};
    int others = 0;
    for (const auto &[column, count] : characters) {
        if (column == StatementsModel::Claim)
            continue;
        m_table->setColumnWidth(column, count * em + sides);
        others += m_table->isColumnHidden(column) ? 0 : m_table->columnWidth(column);
    }
    for (int column = StatementsModel::ColumnCount; column < m_model->columnCount(); ++column) {
        const int name = static_cast<int>(std::min<qsizetype>(columnName(column).size() + 2, 16));  // the sign of sorting
        m_table->setColumnWidth(column, std::max(name, m_model->propertyOf(column)->asNumbers ? 11 : 15) * em + sides);
        others += m_table->isColumnHidden(column) ? 0 : m_table->columnWidth(column);
    }
    int lacking = 34 * em - (m_table->viewport()->width() - others);
    for (const auto &[column, least] : {std::pair{StatementsModel::Link, 12}, std::pair{StatementsModel::DocumentColumn, 12}})
        if (lacking > 0 && !m_table->isColumnHidden(column)) {  // links repeat the claim: they give way first
            const int given = std::min(lacking, std::max(0, m_table->columnWidth(column) - least * em));
            m_table->setColumnWidth(column, m_table->columnWidth(column) - given);
            others -= given;
            lacking -= given;
        }
    m_table->setColumnWidth(StatementsModel::Claim, std::max(28 * em, m_table->viewport()->width() - others));
}

void StatementsTable::setProperties(const std::vector<StatementProperty> &properties)
{
    constexpr std::size_t mostShown = 2, share = 10;  // where a tenth of the statements has it
    std::set<std::string> before;
    for (int column = StatementsModel::ColumnCount; column < m_model->columnCount(); ++column)
        before.insert(m_model->propertyOf(column)->key);
    const StatementProperty *const by = m_model->propertyOf(m_table->horizontalHeader()->sortIndicatorSection());
    const std::string sortedBy = by ? by->key : std::string();
    m_model->setProperties(properties);
    if (by && m_model->columnOf(sortedBy) < 0)
        m_table->sortByColumn(StatementsModel::Paragraph, Qt::AscendingOrder);
    std::size_t shown = 0;
    for (const bool numbers : {true, false})  // an amount rather than a number of the contract's
        for (int column = StatementsModel::ColumnCount; column < m_model->columnCount(); ++column) {
            const StatementProperty &property = *m_model->propertyOf(column);
            if (property.asNumbers != numbers)
                continue;
            if (!before.contains(property.key)) {
                const auto chosen = m_shownColumns.find(nameOf(column));
                const bool usual = shown < mostShown && share * property.statements >= m_session.graph().statementCount();
                m_table->setColumnHidden(column, !(chosen != m_shownColumns.end() ? chosen->second : usual));
            }
            shown += !m_table->isColumnHidden(column);
        }
    m_following = true;  // a row is selected when all its cells are
    m_table->selectionModel()->select(m_table->selectionModel()->selection(), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    m_following = false;
    fitColumns();
}

/// \a property empty: of that column, else of its.
void StatementsTable::showColumn(int column, const std::string &property, bool on)
{
    if (!property.empty())
        column = m_model->columnOf(property);
    if (column < 0)
        return;  // it went while one chose
    m_shownColumns[nameOf(column)] = on;
    m_table->setColumnHidden(column, !on);
    fitColumns();
}

std::string StatementsTable::propertyAt(int column) const
{
    const StatementProperty *const property = m_model->propertyOf(column);
    return property ? property->key : std::string();
}

std::string StatementsTable::nameOf(int column) const
{
    static const char *const names[StatementsModel::ColumnCount] = {"claim", "link",     "speaker",  "place",      "modality", "said",
                                                                    "holds", "polarity", "document", "confidence", "note"};
    return column < StatementsModel::ColumnCount ? names[column] : "property:" + propertyAt(column);
}

QStringList StatementsTable::chosenColumns() const
{
    QStringList chosen;
    for (const auto &[name, on] : m_shownColumns)
        chosen += QLatin1Char(on ? '+' : '-') + toQString(name);
    return chosen;
}

void StatementsTable::setChosenColumns(const QStringList &chosen)
{
    for (const QString &one : chosen)
        if (one.size() > 1 && (one[0] == QLatin1Char('+') || one[0] == QLatin1Char('-')))
            m_shownColumns[one.mid(1).toStdString()] = one[0] == QLatin1Char('+');
    for (int column = StatementsModel::Claim + 1; column < m_model->columnCount(); ++column)
        if (const auto known = m_shownColumns.find(nameOf(column)); known != m_shownColumns.end())
            m_table->setColumnHidden(column, !known->second);
    fitColumns();
}

/// Into that cell of every selected row, when it is one of them.
void StatementsTable::write(const QModelIndex &proxyIndex, const QVariant &value)
{
    const StatementId id = statementAt(proxyIndex.row());
    std::vector<StatementId> rows = selectedStatements();
    if (std::find(rows.begin(), rows.end(), id) == rows.end())
        rows = {id};
    const int column = proxyIndex.column();
    const std::string property = propertyAt(column);
    auto diff = cellEdit(m_session.graph(), rows, column, toQString(property), value);
    if (!diff) {
        emit refused(capitalized(toQString(diff.error().text())));
        return;
    }
    const std::size_t changed = diff->statements.size();
    const QString name = columnName(column);
    if (changed == 0 || !m_doEdit)
        return;
    const bool here = m_table->isAncestorOf(QApplication::focusWidget());
    const QString label = changed == 1 ? tr("Change “%1” of “%2”").arg(name, shortened(linkInWords(m_session.graph(), diff->statements.front().id)))
                                       : tr("Change “%1” of %2 statements").arg(name, grouped(changed));
    m_doEdit(std::move(*diff), label);
    if (!here)
        return;
    m_table->setFocus();  // the cell's editor had it, and went with the rows of before
    const int now = property.empty() ? column : std::max(0, m_model->columnOf(property));  // the last value may have gone with its column
    for (int row = 0; row < m_proxy->rowCount(); ++row)
        if (statementAt(row) == id)
            m_table->selectionModel()->setCurrentIndex(m_proxy->index(row, now), QItemSelectionModel::NoUpdate);
}

void StatementsTable::editCell(const QModelIndex &proxyIndex)
{
    if (!proxyIndex.isValid() || !m_doEdit || m_table->isColumnHidden(proxyIndex.column()) || m_table->indexWidget(proxyIndex))
        return;  // an editor that is open passes its Enter on
    if (proxyIndex.flags() & Qt::ItemIsEditable)
        m_table->edit(proxyIndex);
    else
        emit formWanted(statementAt(proxyIndex.row()));
}

QString StatementsTable::columnName(int column) const
{
    return m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
}

QString StatementsTable::countText() const
{
    return m_count->text();
}

StatementId StatementsTable::statementAt(int proxyRow) const
{
    return m_model->statementAt(m_proxy->mapToSource(m_proxy->index(proxyRow, 0)).row());
}

void StatementsTable::count()
{
    const Theme &theme = Theme::of(m_session.theme());
    const std::size_t all = m_session.graph().statementCount();
    m_count->setText(
        (all == 1 ? tr("%1 of %2 statement") : tr("%1 of %2 statements")).arg(grouped(static_cast<std::size_t>(m_proxy->rowCount())), grouped(all)));
    for (QLabel *label : {m_count, m_empty}) {
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, theme.text3);
        label->setPalette(palette);
    }
    m_empty->setVisible(m_proxy->rowCount() == 0);
    m_empty->setText(m_session.graph().statementCount() == 0
                         ? tr("Nothing is stated yet. Open a graph, or begin here with Insert, in the picture with Shift+N.")
                     : !m_filter->text().isEmpty() ? tr("No row has these words. Accents and case do not matter.")
                     : m_model->isRestricted()     ? tr("Nothing that is shown is stated about the selection.")
                                                   : tr("No statement passes the lens. Remove a filter."));
    m_empty->setGeometry(m_table->viewport()->rect().adjusted(24, 0, -24, 0));
}

void StatementsTable::followSelection()
{
    if (m_following)
        return;
    m_following = true;
    const Selection &selection = m_session.selection();
    m_about->setEnabled(!selection.empty());
    if (!(m_chosenHere && *m_chosenHere == selection)) {  // else the rows stay as they are: one is working with them
        m_chosenHere.reset();
        m_listed = m_about->isChecked() ? selection : Selection();
    }
    m_model->restrictTo(m_listed);  // a changed graph made it forget
    IdSet<StatementId> wanted;
    for (const StatementId id : selection.statements)
        wanted.insert(id);
    QItemSelection rows;
    int first = -1;
    for (int row = 0; row < m_proxy->rowCount() && !selection.statements.empty(); ++row) {
        if (!wanted.contains(statementAt(row)))
            continue;
        rows.select(m_proxy->index(row, 0), m_proxy->index(row, m_model->columnCount() - 1));
        first = first < 0 ? row : first;
    }
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (first >= 0) {
        const int across = m_table->horizontalScrollBar()->value();  // whoever works in a column keeps it in sight
        m_table->scrollTo(m_proxy->index(first, 0));
        m_table->horizontalScrollBar()->setValue(across);
    }
    count();
    m_following = false;
}

void StatementsTable::passSelectionOn()
{
    if (m_following)
        return;
    Selection selection;
    selection.statements = selectedStatements();
    if (selection.statements.empty())
        return;
    m_following = true;
    m_chosenHere = selection;
    emit selectionRequested(selection);
    m_about->setEnabled(true);
    m_following = false;
}

std::vector<StatementId> StatementsTable::selectedStatements() const
{
    std::vector<StatementId> statements;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        statements.push_back(StatementId{index.data(StatementsModel::StatementRole).toUInt()});
    return statements;
}

TextRows StatementsTable::selectedAsRows() const
{
    const std::vector<int> columns = m_model->plainColumns();
    QStringList header;
    for (const int column : columns)
        header += m_model->plainTitle(column);
    return {header, chosenRows(m_table->selectionModel(), m_proxy->rowCount()),
            [this, columns](int row, int column) { return m_model->plainText(statementAt(row), columns[static_cast<std::size_t>(column)]); }};
}

void StatementsTable::copy()
{
    const TextRows rows = selectedAsRows();
    Selection what;
    for (const int row : rows.rows)
        what.statements.push_back(statementAt(row));
    copyRows(rows, m_makeMime, what);
    emit copied(rows.rows.size());
}

void StatementsTable::setMime(MakeMime make)
{
    m_makeMime = make;
    m_model->setMime(std::move(make));
    m_table->setDragDropMode(QAbstractItemView::DragOnly);
    m_table->setDragEnabled(false);  // until a selected row is pressed
    m_table->setDefaultDropAction(Qt::CopyAction);
}

void StatementsTable::fillHeaderMenu(QMenu *menu)
{
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (column == StatementsModel::ColumnCount)
            menu->addSeparator();
        QAction *action = menu->addAction(menuText(columnName(column)));
        action->setCheckable(true);
        action->setChecked(!m_table->isColumnHidden(column));
        action->setEnabled(column != StatementsModel::Claim);  // a row without its claim says nothing
        connect(action, &QAction::toggled, this, [this, column, property = propertyAt(column)](bool on) { showColumn(column, property, on); });
    }
}

void StatementsTable::fillRowMenu(QMenu *menu, int proxyRow)
{
    const KnowledgeGraph &graph = m_session.graph();
    if (proxyRow >= 0 && proxyRow < m_proxy->rowCount()) {
        const StatementId id = statementAt(proxyRow);
        for (const EntityId end : {graph.subject(id), graph.object(id), graph.speaker(id)})
            if (end != noEntity)
                menu->addAction(tr("Go to %1").arg(menuText(toQString(graph.name(end)))), this, [this, end] {
                    emit selectionRequested({{end}, {}});
                });
        menu->addSeparator();
        menu->addAction(tr("Copy as a citation"), this, [text = citation(graph, id)] { QApplication::clipboard()->setText(text); });
        std::vector<StatementId> rows = selectedStatements();
        if (std::find(rows.begin(), rows.end(), id) == rows.end())
            rows = {id};
        if (m_doEdit) {
            QMenu *cells = menu->addMenu(rows.size() == 1 ? tr("Write in the cell") : tr("Write in the cells of %1 rows").arg(grouped(rows.size())));
            for (int column = 0; column < m_model->columnCount(); ++column)
                if (isEditable(column) && !m_table->isColumnHidden(column))
                    cells->addAction(menuText(columnName(column)), this, [this, proxyRow, column, property = propertyAt(column)] {
                        editCell(m_proxy->index(proxyRow, property.empty() ? column : m_model->columnOf(property)));
                    });
        }
        emit rowMenuShown(menu, rows);
        menu->addSeparator();
    }
    menu->addAction(tr("New statement …\tInsert"), this, &StatementsTable::addWanted);
    menu->addAction(m_table->selectionModel()->hasSelection() ? tr("Copy\tCtrl+C") : tr("Copy all rows\tCtrl+C"), this, &StatementsTable::copy);
    addCsvActions(
        *menu, m_table->selectionModel()->hasSelection(), [this] { return selectedAsCsv(); }, [this](const QString &csv) { emit csvWanted(csv); });
    menu->addAction(tr("Select all rows\tCtrl+A"), m_table, &QTableView::selectAll)->setEnabled(m_proxy->rowCount() > 0);
}

bool StatementsTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        copy();
        return true;
    }
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            editCell(m_table->currentIndex());
            return true;
        }
        if (key == Qt::Key_Insert) {
            emit addWanted();
            return true;
        }
    }
    if (watched == m_table->viewport() && event->type() == QEvent::MouseButtonPress) {
        // rows that are selected are dragged out; from any other row one selects by sweeping
        const auto *press = static_cast<QMouseEvent *>(event);
        const QModelIndex at = m_table->indexAt(press->position().toPoint());
        m_table->setDragEnabled(at.isValid() && m_table->selectionModel()->isRowSelected(at.row()) && press->modifiers() == Qt::NoModifier);
    }
    if (watched == m_table->viewport() && event->type() == QEvent::Resize) {
        fitColumns();
        m_empty->setGeometry(m_table->viewport()->rect().adjusted(24, 0, -24, 0));
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace relata
