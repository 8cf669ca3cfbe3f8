// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/panels/cardrow.h"

#include <array>
#include <vector>

namespace relata {

/// How high the rows of a card are, in pixels: as measured; else as they were before, or as high as those of their kind that have been measured.
/// What is measured counts from adopt() on, so that rows do not differ from the places that were given to them.
class CardHeights
{
public:
    void reset(const std::vector<CardRow> &rows, int width);  ///< nothing is measured
    void outdate() { m_width = -1; }                          ///< to be reset
    int width() const { return m_width; }
    int count() const { return int(m_rows.size()); }
    bool isMeasured(int row) const { return m_rows[std::size_t(row)].measured >= 0; }
    bool isComplete() const { return m_left == 0; }
    int firstUnmeasured();  ///< count() = none
    void measured(int row, int height);
    bool adopt();  ///< whether any row is of another height now
    int heightOf(int row) const { return m_rows[std::size_t(row)].used; }

private:
    struct Row {
        CardRow::Kind kind = CardRow::Kind::Text;
        int measured = -1, before = -1;
        int used = 0;
    };
    struct Sum {
        long long height = 0;
        int rows = 0;
    };
    std::vector<Row> m_rows;
    std::array<Sum, std::size_t(CardRow::Kind::Empty) + 1> m_sums;  ///< of what is measured, by kind
    int m_width = -1, m_left = 0, m_next = 0;
};

}  // namespace relata
