// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: when something is there, in the words of GEXF.

#include "model/evidence/edtf.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace relata {

/// The days of a time as attributes, " start="2018-01-01" end="2018-12-31"", both included; an end that is open or before the year 1 is left out.
/// Empty when nothing is left.
std::string gexfDays(const Edtf &time);

/// Times of nodes and edges on their way into a file.
class GexfTimes
{
public:
    struct Written {
        std::string attributes;  ///< of the element
        std::string spells;      ///< elements inside of it, where there are several
    };
    /// Of what a file of GEXF had as `spells`, “2001/2005|2008/..”.
    Written spellsOf(std::string_view spells);
    void add(bool isTimed) { m_timed += isTimed; }

    bool any() const { return m_timed > 0; }
    std::size_t lost() const { return m_lost; }  ///< how many are no days

private:
    std::size_t m_timed = 0, m_lost = 0;
};

}  // namespace relata
