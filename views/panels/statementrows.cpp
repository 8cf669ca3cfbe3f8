// SPDX-License-Identifier: Apache-2.0
#include "views/panels/statementrows.h"

#include "model/query/search.h"
#include "views/panels/statementsmodel.h"
#include "views/panels/text.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace relata {

StatementRows::StatementRows(QAbstractItemModel *rows, QObject *parent) : QAbstractProxyModel(parent)
{
    setSourceModel(rows);
    connect(rows, &QAbstractItemModel::modelAboutToBeReset, this, &StatementRows::beginResetModel);
    connect(rows, &QAbstractItemModel::modelReset, this, [this] {
        m_folded.clear();
        m_order = arranged();
        endResetModel();
    });
    connect(rows, &QAbstractItemModel::dataChanged, this, &StatementRows::changed);
    connect(rows, &QAbstractItemModel::columnsAboutToBeInserted, this,
            [this](const QModelIndex &, int first, int last) { beginInsertColumns({}, first, last); });
    connect(rows, &QAbstractItemModel::columnsInserted, this, &StatementRows::endInsertColumns);
    connect(rows, &QAbstractItemModel::columnsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { beginRemoveColumns({}, first, last); });
    connect(rows, &QAbstractItemModel::columnsRemoved, this, [this](const QModelIndex &, int first, int last) {
        if (m_column > last)
            m_column -= last - first + 1;
        else if (m_column >= first)
            m_column = -1;  // the order stays until another is asked for
        endRemoveColumns();
    });
}

void StatementRows::setText(const QString &text)
{
    beginResetModel();
    m_words = toQString(foldedForSearch(text.toStdString())).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    m_order = arranged();
    endResetModel();
}

void StatementRows::sort(int column, Qt::SortOrder order)
{
    const bool asTheyCome = column == StatementsModel::Paragraph && order == Qt::AscendingOrder;
    m_column = asTheyCome ? -1 : column;
    m_direction = order;
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList source;
    for (const QModelIndex &each : before)
        source << mapToSource(each);
    m_order = arranged();
    QModelIndexList after;
    for (const QModelIndex &each : source)
        after << mapFromSource(each);
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

/// What stands in some rows of the source is another: whoever works in a row keeps the place, unless another order follows from it.
void StatementRows::changed(const QModelIndex &first, const QModelIndex &last)
{
    m_folded.clear();
    if (!m_order) {
        emit dataChanged(mapFromSource(first), mapFromSource(last));
        return;
    }
    std::optional<Order> next = arranged();
    if (next->source != m_order->source) {
        beginResetModel();
        m_order = std::move(next);
        endResetModel();
    } else if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

std::optional<StatementRows::Order> StatementRows::arranged()
{
    if (m_words.isEmpty() && m_column < 0)
        return std::nullopt;
    Order order;
    order.source.resize(static_cast<std::size_t>(sourceModel()->rowCount()));
    std::iota(order.source.begin(), order.source.end(), 0);
    order.row.assign(order.source.size(), -1);
    if (!m_words.isEmpty())
        std::erase_if(order.source, [this](int row) { return !hasWords(row); });
    if (m_column >= 0)
        sortRows(order.source);
    for (std::size_t i = 0; i < order.source.size(); ++i)
        order.row[static_cast<std::size_t>(order.source[i])] = static_cast<int>(i);
    return order;
}

/// By what the column says of itself to sort by: numbers, or texts as people sort them. What is asked for once a row is not asked for again.
void StatementRows::sortRows(std::vector<int> &rows) const
{
    const auto keyOf = [this](int row) { return sourceModel()->index(row, m_column).data(StatementsModel::SortRole); };
    const auto sortBy = [&](auto keys, auto isLess) {
        std::vector<std::size_t> places(rows.size());
        std::iota(places.begin(), places.end(), std::size_t{0});
        std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
            return m_direction == Qt::AscendingOrder ? isLess(keys[a], keys[b]) : isLess(keys[b], keys[a]);
        });
        std::vector<int> sorted;
        sorted.reserve(rows.size());
        for (const std::size_t place : places)
            sorted.push_back(rows[place]);
        rows = std::move(sorted);
    };
    if (rows.empty())
        return;
    if (keyOf(rows.front()).typeId() == QMetaType::QString) {
        QCollator collator(QLocale(QLocale::English));  // that of C knows no numbers
        collator.setNumericMode(true);
        std::vector<QCollatorSortKey> keys;
        keys.reserve(rows.size());
        std::vector<int> blank;  // they come last, either way
        std::erase_if(rows, [&](int row) {
            const QString text = keyOf(row).toString();
            if (text.isEmpty())
                blank.push_back(row);
            else
                keys.push_back(collator.sortKey(text));
            return text.isEmpty();
        });
        sortBy(std::move(keys), std::less<>());
        rows.insert(rows.end(), blank.begin(), blank.end());
    } else if (keyOf(rows.front()).typeId() == QMetaType::Double) {
        const double last = m_direction == Qt::AscendingOrder ? std::numeric_limits<double>::infinity() : -std::numeric_limits<double>::infinity();
        std::vector<double> keys;
        for (const int row : rows)
            keys.push_back(keyOf(row).toDouble());
        std::replace_if(
            keys.begin(), keys.end(), [](double key) { return std::isnan(key); }, last);
        sortBy(std::move(keys), std::less<>());
    } else {
        std::vector<qlonglong> keys;
        for (const int row : rows)
            keys.push_back(keyOf(row).toLongLong());
        sortBy(std::move(keys), std::less<>());
    }
}

bool StatementRows::hasWords(int row)
{
    m_folded.resize(static_cast<std::size_t>(sourceModel()->rowCount()));
    QString &folded = m_folded[static_cast<std::size_t>(row)];
    if (folded.isNull()) {
        const QString all = sourceModel()->index(row, 0).data(StatementsModel::WordsRole).toString();
        folded = toQString(foldedForSearch(all.toStdString()));
    }
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return folded.contains(word); });
}

QModelIndex StatementRows::mapToSource(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return sourceModel()->index(m_order ? m_order->source[static_cast<std::size_t>(index.row())] : index.row(), index.column());
}

QModelIndex StatementRows::mapFromSource(const QModelIndex &index) const
{
    const int row = !index.isValid() ? -1 : m_order ? m_order->row[static_cast<std::size_t>(index.row())] : index.row();
    return row < 0 ? QModelIndex() : createIndex(row, index.column());
}

QModelIndex StatementRows::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

int StatementRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_order ? static_cast<int>(m_order->source.size()) : sourceModel()->rowCount();
}

int StatementRows::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : sourceModel()->columnCount();
}

QVariant StatementRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    return sourceModel()->headerData(section, orientation, role);
}

}  // namespace relata
