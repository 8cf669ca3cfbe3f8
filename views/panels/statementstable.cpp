// SPDX-License-Identifier: Apache-2.0
#include "views/panels/statementstable.h"

#include "model/io/csv.h"
#include "model/query/search.h"
#include "views/panels/statementsmodel.h"
#include "views/panels/text.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace relata {
namespace {

/// Rows with every word somewhere, accents and case ignored.
class FoldedFilter final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setText(const QString &text)
    {
        m_words = toQString(foldedForSearch(text.toStdString())).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        if (m_words.isEmpty())
            return true;
        QString all;
        for (int column = 0; column < sourceModel()->columnCount(parent); ++column)
            all += sourceModel()->index(row, column, parent).data().toString() + QLatin1Char(' ');
        const QString folded = toQString(foldedForSearch(all.toStdString()));
        return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return folded.contains(word); });
    }

private:
    QStringList m_words;
};

}  // namespace

StatementsTable::StatementsTable(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_model(new StatementsModel(session, this)), m_proxy(new FoldedFilter(this)), m_table(new QTableView(this)),
      m_filter(new QLineEdit(this)), m_count(new QLabel(this))
{
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(StatementsModel::SortRole);
    m_proxy->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setSortLocaleAware(true);
    m_table->setModel(m_proxy);
    m_table->setAccessibleName(tr("Statements"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(StatementsModel::Paragraph, Qt::AscendingOrder);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 10);
    m_table->horizontalHeader()->setSectionResizeMode(StatementsModel::Claim, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int em = m_table->fontMetrics().horizontalAdvance(QLatin1Char('m'));
    for (const auto &[column, width] : {std::pair{StatementsModel::Link, 22}, std::pair{StatementsModel::Speaker, 13}, std::pair{StatementsModel::Paragraph, 4},
                                        std::pair{StatementsModel::ModalityColumn, 8}, std::pair{StatementsModel::Said, 8}, std::pair{StatementsModel::Holds, 12}})
        m_table->setColumnWidth(column, width * em);
    m_table->setColumnHidden(StatementsModel::PolarityColumn, true);
    m_table->setColumnHidden(StatementsModel::DocumentColumn, true);
    m_table->installEventFilter(this);
    m_filter->setPlaceholderText(tr("Filter these rows"));
    m_filter->setAccessibleName(tr("Filter the statements"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(26 * em);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 4, 12, 4);
    bar->addWidget(m_filter);
    bar->addStretch();
    bar->addWidget(m_count);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_table);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        static_cast<FoldedFilter *>(m_proxy)->setText(text);
        count();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &StatementsTable::passSelectionOn);
    connect(m_model, &QAbstractItemModel::modelReset, this, &StatementsTable::count);
    connect(&session, &Session::selectionChanged, this, &StatementsTable::followSelection);
    count();
}

void StatementsTable::count()
{
    m_count->setText(tr("%1 of %2 statements").arg(m_proxy->rowCount()).arg(m_session.graph().statementCount()));
}

void StatementsTable::followSelection()
{
    if (m_following)
        return;
    m_following = true;
    const Selection &selection = m_session.selection();
    QItemSelection rows;
    int first = -1;
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        const StatementId id = m_model->statementAt(m_proxy->mapToSource(m_proxy->index(row, 0)).row());
        if (std::find(selection.statements.begin(), selection.statements.end(), id) == selection.statements.end())
            continue;
        rows.select(m_proxy->index(row, 0), m_proxy->index(row, StatementsModel::ColumnCount - 1));
        first = first < 0 ? row : first;
    }
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (first >= 0)
        m_table->scrollTo(m_proxy->index(first, 0));
    m_following = false;
}

void StatementsTable::passSelectionOn()
{
    if (m_following)
        return;
    Selection selection;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        selection.statements.push_back(StatementId{index.data(StatementsModel::StatementRole).toUInt()});
    if (selection.statements.empty())
        return;
    m_following = true;
    emit selectionRequested(selection);
    m_following = false;
}

QString StatementsTable::selectedAsCsv() const
{
    std::vector<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    if (rows.empty())
        for (int row = 0; row < m_proxy->rowCount(); ++row)
            rows.push_back(row);
    std::vector<std::string> cells;
    for (int column = 0; column < StatementsModel::ColumnCount; ++column)
        cells.push_back(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().toStdString());
    std::string text = csvRow(cells);
    for (const int row : rows) {
        for (int column = 0; column < StatementsModel::ColumnCount; ++column)
            cells[static_cast<std::size_t>(column)] = m_proxy->index(row, column).data().toString().toStdString();
        text += csvRow(cells);
    }
    return toQString(text);
}

bool StatementsTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(selectedAsCsv());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace relata
