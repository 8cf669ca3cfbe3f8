// SPDX-License-Identifier: Apache-2.0
#include "model/query/columnparts.h"

#include <algorithm>
#include <cmath>

namespace relata {

std::optional<double> NumberReader::read(std::string_view text)
{
    const auto number = numberWritten(text, m_mark);
    if (number && m_inTwoWays.empty() && numberWritten(text, DecimalMark::Point) != numberWritten(text, DecimalMark::Comma))
        m_inTwoWays = text;
    return number;
}

std::string NumberReader::note() const
{
    if (m_inTwoWays.empty())
        return {};
    if (m_marks.differ())
        return "“" + m_inTwoWays + "” could mean two numbers, and others are written both ways";
    if (m_mark == DecimalMark::Unknown)
        return {};
    return std::string("as others show, a ") + (m_mark == DecimalMark::Comma ? "comma" : "point") + " stands before decimals, also in “" + m_inTwoWays
           + "”";
}

std::vector<double> fifthsOf(std::vector<double> values)
{
    constexpr std::size_t steps = 5;
    std::erase_if(values, [](double value) { return std::isnan(value); });
    if (values.size() < steps)
        return {};
    std::sort(values.begin(), values.end());
    const double least = values.front(), width = (values.back() - least) / steps;
    std::vector<double> fifths;
    bool uneven = false;
    auto from = values.begin();
    for (std::size_t step = 1; step <= steps; ++step) {
        const auto to = step == steps ? values.end() : std::upper_bound(from, values.end(), least + width * static_cast<double>(step));
        uneven |= 4 * static_cast<std::size_t>(to - from) > 3 * values.size();
        from = to;
        if (step < steps)
            fifths.push_back(values[(values.size() * step - 1) / steps]);
    }
    return uneven && width > 0 ? fifths : std::vector<double>();
}

void addToNote(std::string &note, const std::string &more)
{
    if (!more.empty())
        note += (note.empty() ? "" : "; ") + more;
}

}  // namespace relata
