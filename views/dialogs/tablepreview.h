// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/tables/columnmapping.h"

#include <QAbstractTableModel>

namespace relata {

/// The first rows of a table below its header, with their lines.
class TablePreview final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    /// Both must stay as long as they are shown.
    void show(const Table *table, const TableMapping *mapping);
    void columnChanged(int column);  ///< of the mapping

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Table *m_table = nullptr;
    const TableMapping *m_mapping = nullptr;
    std::size_t m_header = 0, m_first = 0;
};

}  // namespace relata
