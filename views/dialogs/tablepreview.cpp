// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/tablepreview.h"

#include "views/panels/plaintip.h"

#include <QGuiApplication>
#include <QPalette>

namespace relata {
namespace {

constexpr std::size_t mostRows = 100;
constexpr qsizetype mostLetters = 200;

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

}  // namespace

void TablePreview::show(const Table *table, const TableMapping *mapping)
{
    beginResetModel();
    m_table = table;
    m_mapping = mapping;
    m_header = table ? headerRow(*table, *mapping) : 0;
    m_first = table && m_header < table->rowCount() ? m_header + 1 : 0;
    endResetModel();
}

void TablePreview::columnChanged(int column)
{
    if (rowCount() > 0)
        emit dataChanged(index(0, column), index(rowCount() - 1, column));
}

int TablePreview::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_table ? 0 : int(std::min(m_table->rowCount() - m_first, mostRows));
}

int TablePreview::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_table ? 0 : int(m_table->columnCount());
}

QVariant TablePreview::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const std::size_t row = m_first + std::size_t(index.row()), column = std::size_t(index.column());
    if (role == Qt::DisplayRole)
        return toQString(m_table->cell(row, column)).left(mostLetters).replace(QLatin1Char('\n'), QLatin1Char(' '));
    if (role == Qt::ToolTipRole)
        return plainTip(toQString(m_table->cell(row, column)).left(2000));
    const bool ignored =
        m_mapping->shape == TableShape::Ignored || (column < m_mapping->columns.size() && m_mapping->columns[column].role == ColumnRole::Ignore);
    if (role == Qt::ForegroundRole && ignored)
        return QGuiApplication::palette().brush(QPalette::Disabled, QPalette::Text);
    return {};
}

QVariant TablePreview::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!m_table || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(m_table->line(m_first + std::size_t(section))) : QVariant();
    const QString name = QString::fromStdString(columnName(*m_table, m_header, std::size_t(section)));
    return role == Qt::ToolTipRole ? plainTip(name) : name.left(mostLetters);
}

}  // namespace relata
