// SPDX-License-Identifier: Apache-2.0
#pragma once

// Inside model/io only: when an edge is there, as programs of networks say it.

#include "model/graph/records.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// “<[2001-01-01, 2003)>” of Gephi, “<[2001, 2002]; [2004, 2005]>” and “[1998-2001]” of Pajek as our own “2001-01-01/2003”, several parted by |;
/// an end that is infinite is “..”. Nothing of a text that is not in such brackets. \a isPoints: what stands in one bracket are days, not two ends.
std::string spellsOf(std::string_view text, bool isPoints = false);

/// True of “2001/2005”, “../2005-03-01|2008” and the like, whatever the time of day.
bool areDays(std::string_view spells);

/// One rule for all forms: “start” and “end”, “start_date”, “validTo”, “year”, “timeset”, “spells” … of an edge are the time for which its statement
/// holds, if they are dates; what is none stays a property.
class EdgeTimes
{
public:
    /// True of the name of an attribute that may be such a time.
    static bool isTime(std::string_view name);
    /// Takes what can be read out of \a data, unless \a statement has a time. A time of day, which an interval has not, stays a property as well.
    void take(Properties &data, Statement &statement);
    void tell(std::vector<std::string> &notes) const;

private:
    void remember(const std::string &name);
    bool takeWhole(Properties &data, Statement &statement, std::size_t at);
    void takeEnds(Properties &data, Statement &statement, std::size_t from, std::size_t to);

    std::vector<std::string> m_names;  ///< that were taken, each once
    std::size_t m_taken = 0, m_unread = 0;
};

}  // namespace relata
