// SPDX-License-Identifier: Apache-2.0
#pragma once

class QTableView;

namespace relata {

/// What the tables below the picture have in common: whole rows, one line each, no grid, columns that move, menus on the right button; sorted by
/// clicks on the header.
void dressTable(QTableView &table);

}  // namespace relata
