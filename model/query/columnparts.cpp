// SPDX-License-Identifier: Apache-2.0
#include "model/query/columnparts.h"

#include <algorithm>
#include <cmath>

namespace relata {

int decimalsOf(double number)
{
    if (number == std::floor(number))
        return 0;
    if (std::abs(number) < 1e-6)
        return unroundable;
    const std::string text = plainNumber(number);
    const auto point = text.find('.');
    return point == text.npos ? 0 : std::min(9, static_cast<int>(text.size() - point - 1));
}

double roundedTo(int decimals, double sum)
{
    constexpr double mostExact = 9e15;
    const double unit = std::pow(10, decimals);
    return decimals < unroundable && std::abs(sum) * unit < mostExact ? std::round(sum * unit) / unit + 0.0 : sum;
}

std::optional<double> NumberReader::read(std::string_view text)
{
    const auto number = numberWritten(text, m_mark);
    if (number && m_inTwoWays.empty() && text.find_first_of(".,") != text.npos
        && numberWritten(text, DecimalMark::Point) != numberWritten(text, DecimalMark::Comma)) {
        m_inTwoWays = text;
        m_taken = *number;
    }
    if (number && (text.back() < '0' || text.back() > '9' || text.front() < '0' || text.front() > '9'))
        if (const std::string_view money = moneyWritten(text); !money.empty() && std::find(m_moneys.begin(), m_moneys.end(), money) == m_moneys.end())
            m_moneys.push_back(money);
    return number;
}

std::optional<double> NumberReader::readAll(std::string_view text, bool &others)
{
    double total = 0;
    int decimals = 0;
    bool any = false;
    others = false;
    forEachPart(text, [&](std::string_view part) {
        const auto number = read(part);
        any |= number.has_value();
        others |= !number;
        total += number.value_or(0);
        decimals = std::max(decimals, decimalsOf(number.value_or(0)));
    });
    return any ? std::optional(roundedTo(decimals, total)) : std::nullopt;
}

std::string NumberReader::note() const
{
    if (m_inTwoWays.empty())
        return {};
    const std::string taken = "“" + m_inTwoWays + "” was read as " + plainNumber(m_taken);
    if (m_marks.differ())
        return taken + ", but could mean another number: others are written both ways";
    return taken
           + (m_mark == DecimalMark::Unknown ? ", though no other value shows whether thousands or decimals come last" : ", as other values show");
}

std::string NumberReader::currencyNote() const
{
    if (m_moneys.size() < 2)
        return {};
    std::string list;
    for (const std::string_view money : m_moneys)
        list += (list.empty() ? "" : ", ") + std::string(money);
    return "several currencies (" + list + ") are added up as if they were one";
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
