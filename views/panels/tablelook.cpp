// SPDX-License-Identifier: Apache-2.0
#include "views/panels/tablelook.h"

#include "views/theme/theme.h"

#include <QFontMetrics>
#include <QHeaderView>
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

}  // namespace relata
