// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractProxyModel>
#include <QStringList>

#include <optional>
#include <vector>

namespace relata {

/// The rows of the statements that have some words, in the order of a column. A QSortFilterProxyModel holds two numbers a row whatever it shows: this
/// holds them while rows are filtered or sorted only, since of three million they are 24 MB and time to make with each edit.
class StatementRows final : public QAbstractProxyModel
{
    Q_OBJECT
public:
    StatementRows(QAbstractItemModel *rows, QObject *parent);
    /// Only rows with every word somewhere, accents and case ignored; empty: all. Rows are reset: who has selected some selects them again.
    void setText(const QString &text);
    void sort(int column, Qt::SortOrder order) override;

    QModelIndex mapToSource(const QModelIndex &index) const override;
    QModelIndex mapFromSource(const QModelIndex &index) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &) const override { return {}; }
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Order {
        std::vector<int> source;  ///< by row
        std::vector<int> row;     ///< by row of the source; -1: not shown
    };
    std::optional<Order> arranged();
    void sortRows(std::vector<int> &rows) const;
    bool hasWords(int row);
    void changed(const QModelIndex &first, const QModelIndex &last);

    QStringList m_words;
    int m_column = -1;  ///< -1: as they come
    Qt::SortOrder m_direction = Qt::AscendingOrder;
    std::optional<Order> m_order;   ///< none: as they come, all
    std::vector<QString> m_folded;  ///< by row of the source; folding costs more than looking: once a row
};

}  // namespace relata
