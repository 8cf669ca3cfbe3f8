// SPDX-License-Identifier: Apache-2.0
#include "model/io/gexftimes.h"

#include "model/io/csv.h"

#include <array>
#include <cstdio>
#include <vector>

namespace relata {
namespace {

std::string dayText(const char *name, Day day)
{
    const CalendarDate date = calendarDateOf(day);
    if (date.year < 1 || date.year > 9999)
        return {};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
    return std::string(" ") + name + "=\"" + text.data() + "\"";
}

/// A span whose ends may have a time of day, which a span of ours has not.
Edtf wholeSpan(const std::string &text)
{
    if (auto time = Edtf::parse(text))
        return std::move(*time);
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos)
        return {};
    const auto from = Edtf::parse(text.substr(0, slash)), to = Edtf::parse(text.substr(slash + 1));
    const auto day = [](const Edtf &end) { return end.text().substr(0, 10); };
    const auto open = [](std::string_view end) { return end.empty() || end == ".."; };
    const std::string first = from && !from->empty() ? day(*from) : "..", last = to && !to->empty() ? day(*to) : "..";
    if ((!from && !open(text.substr(0, slash))) || (!to && !open(text.substr(slash + 1))))
        return {};
    auto whole = Edtf::parse(first + "/" + last);
    return whole ? std::move(*whole) : Edtf();
}

}  // namespace

std::string gexfDays(const Edtf &time)
{
    if (time.empty())
        return {};
    return (time.firstDay() == earliestDay ? std::string() : dayText("start", time.firstDay()))
           + (time.lastDay() == latestDay ? std::string() : dayText("end", time.lastDay()));
}

GexfTimes::Written GexfTimes::spellsOf(std::string_view spells)
{
    std::vector<std::string> written;
    for (const std::string &one : splitMulti(spells)) {
        written.push_back(gexfDays(wholeSpan(one)));
        if (written.back().empty()) {  // of a time that counts otherwise, or of none
            ++m_lost;
            return {};
        }
    }
    if (written.empty())
        return {};
    ++m_timed;
    if (written.size() == 1)
        return {written.front(), {}};
    std::string all = "        <spells>\n";
    for (const std::string &one : written)
        all += "          <spell" + one + "/>\n";
    return {{}, all + "        </spells>\n"};
}

}  // namespace relata
