// SPDX-License-Identifier: Apache-2.0
#include "views/panels/entitiestable.h"

#include "views/panels/clearaction.h"
#include "views/panels/entitiesmodel.h"
#include "views/panels/entityrowdelegate.h"
#include "views/panels/tablelook.h"
#include "views/panels/text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace relata {
EntitiesTable::EntitiesTable(Session &session, QWidget *parent) : QWidget(parent), m_session(session), m_model(new EntitiesModel(session, this))
{
    setMinimumSize(uiLength(40), uiLength(40));  // what is not built yet has no size of its own, and a dock asks for one
    setAccessibleName(tr("Entities"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_model->addScale(Measure::Degree);
}

void EntitiesTable::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    wakeOrSleep();
}

void EntitiesTable::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    wakeOrSleep();
}

void EntitiesTable::setInFront(bool inFront)
{
    m_inFront = inFront;
    wakeOrSleep();
}

void EntitiesTable::wakeOrSleep()
{
    const bool awake = isInUse();
    if (awake && !m_table)
        build();
    if (m_table)
        m_model->setAwake(awake);
    if (awake) {
        followSelection();
        emit shown();
    }
}

void EntitiesTable::build()
{
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("entityRows"));
    m_table->setAccessibleName(tr("Entities"));
    m_table->setModel(m_model);
    auto *delegate = new EntityRowDelegate(m_session, m_table);
    m_table->setItemDelegate(delegate);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);  // a name that is clicked twice is gone to
    connect(delegate, &CellDelegate::cellWritten, this, &EntitiesTable::write);
    connect(delegate, &CellDelegate::refused, this, &EntitiesTable::refused);
    connect(delegate, &CellDelegate::formWanted, this, [this] { wantForm(m_table->currentIndex().row()); });
    dressTable(*m_table);
    m_table->sortByColumn(EntitiesModel::Name, Qt::AscendingOrder);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    m_filter = new QLineEdit(this);
    m_filter->setPlaceholderText(tr("Filter these rows"));
    m_filter->setAccessibleName(tr("Filter the entities"));
    m_filter->setMaximumWidth(uiLength(260));
    addClearAction(m_filter);
    m_add = new QToolButton(this);
    m_add->setText(tr("New …"));
    m_add->setAccessibleName(tr("New entity"));
    m_add->setToolTip(tr("A new entity, by its form (Insert)"));
    m_columns = new QToolButton(this);
    m_columns->setText(tr("Columns …"));
    m_columns->setToolTip(tr("Which numbers have a column; a click on its heading sorts by it"));
    m_stop = new QToolButton(this);
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(tr("Stop measuring"));
    m_progress = new QProgressBar(this);
    m_progress->setRange(0, 100);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(uiLength(6));
    m_progress->setMaximumWidth(uiLength(140));
    m_progress->setAccessibleName(tr("Progress"));
    m_count = new QLabel(this);
    m_empty = new QLabel(m_table->viewport());
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->hide();
    for (QWidget *small : std::initializer_list<QWidget *>{m_add, m_columns, m_stop, m_count})
        small->setFont(uiFont(12));
    m_empty->setFont(uiFont(13));
    for (QLabel *label : {m_count, m_empty})
        label->setForegroundRole(QPalette::WindowText);  // not the Text that goes with a Base below
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(uiLength(12), uiLength(4), uiLength(12), uiLength(4));
    bar->setSpacing(uiLength(8));
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_add);
    bar->addWidget(m_columns);
    bar->addStretch();
    bar->addWidget(m_progress);
    bar->addWidget(m_stop);
    bar->addWidget(m_count);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_table, 1);
    connectParts();
    showProgress();
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_table, m_filter, m_add, m_columns, m_count})  // what is made while a widget is shown waits
        part->show();
    layout->activate();  // at once, not with the next turn of the event loop
    fitColumns();
}

void EntitiesTable::connectParts()
{
    QHeaderView *header = m_table->horizontalHeader();
    connect(m_filter, &QLineEdit::textChanged, m_model, &EntitiesModel::setFilter);
    connect(m_stop, &QToolButton::clicked, this, &EntitiesTable::stopRequested);
    connect(m_add, &QToolButton::clicked, this, &EntitiesTable::addWanted);
    connect(m_columns, &QToolButton::clicked, this, [this] {
        auto *menu = new QMenu(this);
        fillColumnsMenu(menu);
        popUp(menu, m_columns->mapToGlobal(QPoint(0, m_columns->height())));
    });
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](QPoint at) {
        auto *menu = new QMenu(this);
        fillColumnsMenu(menu);
        popUp(menu, header->mapToGlobal(at));
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](QPoint at) {
        auto *menu = new QMenu(this);
        fillRowMenu(menu, m_table->rowAt(at.y()));
        popUp(menu, m_table->viewport()->mapToGlobal(at));
    });
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.column() == EntitiesModel::Name || !m_model->isEditable(index.column()))
            goToRow(index.row());
        else
            editCell(index);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &EntitiesTable::passSelectionOn);
    connect(m_model, &EntitiesModel::sorting, this, [this](double fraction) {
        m_sorting = fraction;
        showProgress();
    });
    connect(m_model, &EntitiesModel::rowsChanged, this, [this] {  // a reset model forgets what was selected, and where one was
        followSelection();
        goBackToCell();
    });
    connect(m_model, &QAbstractItemModel::columnsInserted, this, &EntitiesTable::fitColumns);
    connect(m_model, &QAbstractItemModel::columnsRemoved, this, &EntitiesTable::fitColumns);
    connect(&m_session, &Session::selectionChanged, this, &EntitiesTable::followSelection);
    connect(&m_session, &Session::themeChanged, this, &EntitiesTable::count);
}

void EntitiesTable::popUp(QMenu *menu, QPoint at)
{
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(at);
}

/// Each number as wide as its heading or its digits; the name takes the rest.
void EntitiesTable::fitColumns()
{
    if (!m_table)
        return;
    const QFontMetrics cells(uiFont(12.5)), heads(uiFont(12));
    const int em = cells.averageCharWidth(), sides = uiLength(34);  // with the arrow
    int others = 0;
    for (int column = 1; column < m_model->columnCount(); ++column) {
        const QString title = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int least = m_model->isText(column) ? 18 * em : 8 * em;
        m_table->setColumnWidth(column, std::max(least, std::min(30 * em, heads.horizontalAdvance(title))) + sides);
        others += m_table->isColumnHidden(column) ? 0 : m_table->columnWidth(column);
    }
    m_table->setColumnWidth(EntitiesModel::Name, std::max(28 * em, std::min(70 * em, m_table->viewport()->width() - others)));
}

void EntitiesTable::showProgress()
{
    if (!m_table)
        return;
    const double fraction = std::min(m_measuring, m_sorting);
    m_progress->setValue(int(fraction * 100));
    m_progress->setVisible(fraction < 1);
    m_stop->setVisible(m_measuring < 1);
    count();
}

void EntitiesTable::count()
{
    if (!m_table)
        return;
    const Theme &theme = Theme::of(m_session.theme());
    const std::size_t all = m_session.graph().entityCount();
    m_count->setText(
        m_measuring < 1 ? tr("Measuring …")
        : m_sorting < 1 ? tr("Sorting …")
        : m_stopped
            ? tr("Stopped: choose the column again to measure it")
            : (all == 1 ? tr("%1 of %2 entity") : tr("%1 of %2 entities")).arg(grouped(static_cast<std::size_t>(m_model->rowCount())), grouped(all)));
    for (QLabel *label : {m_count, m_empty}) {
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, theme.text3);
        label->setPalette(palette);
    }
    m_empty->setVisible(m_model->rowCount() == 0 && m_sorting >= 1);
    m_empty->setText(all == 0                       ? tr("Nobody is here yet. Open a graph, or begin here with Insert, in the picture with N.")
                     : !m_model->filter().isEmpty() ? tr("No row has these words. Accents and case do not matter.")
                                                    : tr("Nobody is shown. Remove a filter, or show everything (Alt+H)."));
    m_empty->setGeometry(m_table->viewport()->rect().adjusted(24, 0, -24, 0));
}

QString EntitiesTable::countText() const
{
    return m_count ? m_count->text() : QString();
}

// ---- numbers

const std::vector<Scale> &EntitiesTable::scales() const
{
    return m_model->scales();
}

void EntitiesTable::setScales(const std::vector<Scale> &all)
{
    for (const Scale &scale : std::vector(scales()))
        if (std::find(all.begin(), all.end(), scale) == all.end())
            m_model->removeScale(scale);
    for (const Scale &scale : all)
        m_model->addScale(scale);
    emit scalesChanged();
}

void EntitiesTable::setColumn(const Scale &scale, bool on)
{
    if (on == (m_model->columnOf(scale) >= 0))
        return;
    if (on)
        m_model->addScale(scale);
    else
        m_model->removeScale(scale);
    emit scalesChanged();
    if (on && m_table)
        m_table->scrollTo(m_model->index(std::max(0, m_table->rowAt(0)), m_model->columnOf(scale)));
}

std::vector<Scale> EntitiesTable::wantedScales() const
{
    std::vector<Scale> all = scales();
    all.insert(all.end(), m_away.begin(), m_away.end());
    return all;
}

/// Columns of what nobody here has go until somebody has it again.
void EntitiesTable::setProperties(const std::vector<ScaleProperty> &properties)
{
    m_properties = properties;
    const auto isHere = [&properties](const Scale &scale) {
        return scale.measure() || std::any_of(properties.begin(), properties.end(), [&](const ScaleProperty &one) {
                   return one.key == scale.property() && one.allows(scale);
               });
    };
    const std::vector<Scale> all = wantedScales();
    m_away.clear();
    for (const Scale &scale : all) {
        if (!isHere(scale))
            m_away.push_back(scale);
        setColumn(scale, isHere(scale));
    }
}

void EntitiesTable::setNumbers(const EntityNumbers &numbers)
{
    m_model->setNumbers(numbers);
}

void EntitiesTable::forgetNumbers()
{
    m_model->forgetNumbers();
}

void EntitiesTable::showMeasuring(double fraction)
{
    m_measuring = fraction;
    m_stopped = false;
    m_model->setAwaiting(true);
    showProgress();
}

void EntitiesTable::showStopped()
{
    m_measuring = 1;
    m_stopped = true;
    m_model->setAwaiting(false);
    showProgress();
}

bool EntitiesTable::isSorting() const
{
    return m_model->isSorting();
}

// ---- selection

void EntitiesTable::followSelection()
{
    constexpr qsizetype mostRuns = 2000;  // Qt compares each run of rows with each of before
    if (m_following || !m_table || !isInUse())
        return;
    m_following = true;
    IdSet<EntityId> wanted;
    for (const EntityId id : m_session.selection().entities)
        wanted.insert(id);
    QItemSelection rows;
    int first = -1;
    for (int row = 0, count = m_model->rowCount(); row < count && !m_session.selection().entities.empty(); ++row) {
        if (!wanted.contains(m_model->entityAt(row)))
            continue;
        const int from = row;
        while (row + 1 < count && wanted.contains(m_model->entityAt(row + 1)))
            ++row;
        rows.select(m_model->index(from, 0), m_model->index(row, m_model->columnCount() - 1));
        first = first < 0 ? from : first;
    }
    if (rows.size() > mostRuns)
        rows.clear();
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (first >= 0)
        m_table->scrollTo(m_model->index(first, 0));
    count();
    m_following = false;
}

void EntitiesTable::passSelectionOn()
{
    if (m_following)
        return;
    Selection selection;
    selection.entities = selectedEntities();
    if (selection.entities.empty())
        return;
    m_following = true;
    emit selectionRequested(selection);
    m_following = false;
}

std::vector<EntityId> EntitiesTable::selectedEntities() const
{
    std::vector<EntityId> entities;
    if (m_table)
        for (const QItemSelectionRange &range : m_table->selectionModel()->selection())
            for (int row = range.top(); row <= range.bottom(); ++row)
                if (const EntityId id = m_model->entityAt(row); m_session.graph().contains(id))  // rows of before stay until new ones are sorted
                    entities.push_back(id);
    return entities;
}

}  // namespace relata
