// SPDX-License-Identifier: Apache-2.0
#include "views/panels/tablelook.h"

#include "views/theme/theme.h"

#include <QFontMetrics>
#include <QHeaderView>
#include <QModelIndex>
#include <QPainter>
#include <QStyleOptionViewItem>
#include <QTableView>

#include <algorithm>

namespace relata {

void dressTable(QTableView &table)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setMouseTracking(true);
    table.setTabKeyNavigation(false);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setFrameShape(QFrame::NoFrame);
    table.setSortingEnabled(true);
    table.setContextMenuPolicy(Qt::CustomContextMenu);
    table.verticalHeader()->hide();
    const int row = std::max(uiLength(25), QFontMetrics(uiFont(12.5)).height() + 6);
    table.verticalHeader()->setMinimumSectionSize(row);
    table.verticalHeader()->setDefaultSectionSize(row);
    QHeaderView *header = table.horizontalHeader();
    header->setFont(uiFont(12));
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setMinimumSectionSize(uiLength(28));
    header->setFixedHeight(std::max(uiLength(26), QFontMetrics(uiFont(12)).height() + 8));
    header->setContextMenuPolicy(Qt::CustomContextMenu);
}

void drawCellGround(QPainter &painter, const QStyleOptionViewItem &option, const Theme &theme)
{
    const bool selected = option.state & QStyle::State_Selected;
    painter.fillRect(option.rect, selected ? theme.selection : (option.state & QStyle::State_MouseOver) ? theme.hover : theme.panel);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.border);
}

void drawCellWords(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, const QRect &area, const Theme &theme)
{
    painter.setFont(uiFont(12.5));
    const auto alignment = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
    const QString text = index.data().toString().left(1000);  // more than a cell can show; measuring a book takes long
    painter.drawText(area, static_cast<int>(alignment), painter.fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
    if (option.state & QStyle::State_HasFocus && !(option.state & QStyle::State_Selected)) {
        painter.setPen(QPen(theme.accent, 1));
        painter.drawRect(option.rect.adjusted(0, 0, -1, -2));
    }
}

}  // namespace relata
