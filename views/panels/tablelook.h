// SPDX-License-Identifier: Apache-2.0
#pragma once

class QModelIndex;
class QPainter;
class QRect;
class QStyleOptionViewItem;
class QTableView;

namespace relata {

struct Theme;

/// What the tables below the picture have in common: whole rows, one line each, no grid, columns that move, menus on the right button; sorted by
/// clicks on the header.
void dressTable(QTableView &table);
/// A cell's ground and the line below it, as it is selected or pointed at.
void drawCellGround(QPainter &painter, const QStyleOptionViewItem &option, const Theme &theme);
/// Its words, in the painter's pen, cut to \a area; and a frame where the keyboard is.
void drawCellWords(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, const QRect &area, const Theme &theme);

}  // namespace relata
