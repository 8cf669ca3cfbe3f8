// SPDX-License-Identifier: Apache-2.0
#include "model/io/edgetimes.h"

#include "model/core/counted.h"
#include "model/core/plaintext.h"
#include "model/io/csv.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace relata {
namespace {

constexpr std::size_t noAttribute = std::string_view::npos;

enum class TimeWord : std::uint8_t { None, From, To, Whole, Bracketed, Spells };

struct NamedTime {
    std::string_view name;
    TimeWord word;
};
/// In small letters, without what parts words.
constexpr std::array<NamedTime, 31> timeNames{
    {{"start", TimeWord::From},          {"startdate", TimeWord::From},       {"starttime", TimeWord::From},    {"startyear", TimeWord::From},
     {"begin", TimeWord::From},          {"begindate", TimeWord::From},       {"since", TimeWord::From},        {"validfrom", TimeWord::From},
     {"fromdate", TimeWord::From},       {"datefrom", TimeWord::From},        {"holdsfrom", TimeWord::From},    {"end", TimeWord::To},
     {"enddate", TimeWord::To},          {"endtime", TimeWord::To},           {"endyear", TimeWord::To},        {"until", TimeWord::To},
     {"validto", TimeWord::To},          {"validuntil", TimeWord::To},        {"todate", TimeWord::To},         {"dateto", TimeWord::To},
     {"holdsto", TimeWord::To},          {"year", TimeWord::Whole},           {"when", TimeWord::Whole},        {"period", TimeWord::Whole},
     {"validity", TimeWord::Whole},      {"time", TimeWord::Bracketed},       {"timeset", TimeWord::Bracketed}, {"interval", TimeWord::Bracketed},
     {"intervals", TimeWord::Bracketed}, {"timestamps", TimeWord::Bracketed}, {"spells", TimeWord::Spells}}};

TimeWord wordOf(std::string_view name)
{
    constexpr std::size_t longest = 12;  // “valid_until” and a blank more
    if (name.size() < 3 || name.size() > longest || std::string_view("sbvfdheuwpytiSBVFDHEUWPYTI").find(name.front()) == std::string_view::npos)
        return TimeWord::None;
    std::array<char, longest> folded{};
    std::size_t size = 0;
    for (const char c : name)
        if (c != '_' && c != '-' && c != ' ' && c != '.')
            folded[size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    const std::string_view word(folded.data(), size);
    const auto found = std::find_if(timeNames.begin(), timeNames.end(), [word](const NamedTime &named) { return named.name == word; });
    return found == timeNames.end() ? TimeWord::None : found->word;
}

bool isOpen(std::string_view end)
{
    constexpr std::array<std::string_view, 9> words{"", "..", "*", "INF", "-INF", "Infinity", "-Infinity", "infinity", "-infinity"};
    return std::find(words.begin(), words.end(), end) != words.end();
}

/// “2001.0”, as Gephi writes a year, is 2001.
std::string_view endOf(std::string_view text)
{
    text = withoutAsciiBlanks(text);
    if (isOpen(text))
        return "..";
    return text.size() == 6 && text.ends_with(".0") ? text.substr(0, 4) : text;
}

std::string spanOf(std::string_view from, std::string_view to)
{
    const std::string_view first = endOf(from), last = endOf(to);
    return first == last ? std::string(first) : std::string(first) + "/" + std::string(last);
}

/// “1998-2001” or “1998-*”, as Pajek writes a span.
bool isYearSpan(std::string_view text)
{
    return text.size() > 5 && text[4] == '-' && (text.size() == 9 || text.substr(5) == "*") && text.find('-', 5) == noAttribute;
}

/// What stands between two brackets.
void addSpells(std::string_view inside, bool isPoints, std::vector<std::string> &spells)
{
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= inside.size();) {
        const std::size_t end = std::min(inside.find(',', at), inside.size());
        parts.push_back(withoutAsciiBlanks(inside.substr(at, end - at)));
        at = end + 1;
    }
    if (parts.size() == 2 && !isPoints) {
        spells.push_back(spanOf(parts[0], parts[1]));
        return;
    }
    for (const std::string_view part : parts)
        spells.push_back(isYearSpan(part) ? spanOf(part.substr(0, 4), part.substr(5)) : std::string(endOf(part)));
}

/// The days of a span whose ends have a time of day: “2012-03-28T09:30:00.000-06:00/..” is “2012-03-28/..”.
std::string daysOf(std::string_view span)
{
    std::string days;
    for (std::size_t at = 0; at <= span.size();) {
        const std::size_t end = std::min(span.find('/', at), span.size());
        const std::string_view one = span.substr(at, end - at);
        days += at > 0 ? "/" : "";
        days += one.substr(0, one.size() > 10 && (one[10] == 'T' || one[10] == ' ') ? 10 : one.size());
        at = end + 1;
    }
    return days;
}

struct ReadTime {
    Edtf time;
    bool isWhole = true;  ///< nothing is lost
};
std::optional<ReadTime> readTime(const std::string &text)
{
    if (text.empty() || text == "../..")
        return {};
    if (auto time = Edtf::parse(text))
        return ReadTime{std::move(*time), true};
    if (auto days = Edtf::parse(daysOf(text)))
        return ReadTime{std::move(*days), false};
    return {};
}

/// Of times that are counted and no dates: “1.5/20”.
bool isCountOnly(std::string_view text)
{
    for (std::size_t i = 1; i < text.size(); ++i)
        if (text[i] == '-' && isDigit(text[i - 1]))
            return false;
    return !text.empty() && text.find_first_not_of("0123456789.-+eE/|INFinty") == noAttribute;
}

}  // namespace

std::string spellsOf(std::string_view text, bool isPoints)
{
    text = withoutAsciiBlanks(text);
    if (text.size() > 2 && text.front() == '<' && text.back() == '>')
        text = withoutAsciiBlanks(text.substr(1, text.size() - 2));
    else
        isPoints = true;  // Pajek parts spans by commas
    if (text.empty() || std::string_view("[(]").find(text.front()) == noAttribute)
        return {};
    std::vector<std::string> spells;
    while (!text.empty()) {
        const std::size_t close = text.find_first_of("])", 1);
        if (close == noAttribute)
            return {};
        addSpells(text.substr(1, close - 1), isPoints, spells);
        const std::size_t next = text.find_first_of("[(", close + 1);
        text = next == noAttribute ? std::string_view() : text.substr(next);
    }
    return joinMulti(spells);
}

bool areDays(std::string_view spells)
{
    const auto all = splitMulti(spells);
    return std::all_of(all.begin(), all.end(), [](const std::string &spell) { return readTime(spell).has_value(); });
}

bool EdgeTimes::isTime(std::string_view name)
{
    return wordOf(name) != TimeWord::None;
}

void EdgeTimes::remember(const std::string &name)
{
    if (std::find(m_names.begin(), m_names.end(), name) == m_names.end())
        m_names.push_back(name);
}

/// One attribute that tells all. False when it is no time.
bool EdgeTimes::takeWhole(Properties &data, Statement &statement, std::size_t at)
{
    const TimeWord word = wordOf(data[at].first);
    std::string text = data[at].second;
    if (word == TimeWord::Bracketed)
        if (text = spellsOf(text, data[at].first == "timestamps"); text.empty())
            return false;
    auto read = readTime(text);
    if (!read) {
        m_unread += word == TimeWord::Spells && !isCountOnly(text) && !areDays(text);
        return false;
    }
    const bool saysTheSame = read->time.firstDay() == statement.holds.firstDay() && read->time.lastDay() == statement.holds.lastDay();
    if (!statement.holds.empty() && !saysTheSame)
        return false;
    if (statement.holds.empty()) {
        if (word != TimeWord::Spells) {
            ++m_taken;
            remember(data[at].first);
        }
        statement.holds = std::move(read->time);
    }
    if (read->isWhole)
        data.erase(data.begin() + static_cast<std::ptrdiff_t>(at));
    return true;
}

void EdgeTimes::takeEnds(Properties &data, Statement &statement, std::size_t from, std::size_t to)
{
    const auto text = [&data](std::size_t at) { return at == noAttribute ? std::string_view("..") : std::string_view(data[at].second); };
    for (const std::size_t at : {from, to})
        if (at != noAttribute && !isOpen(data[at].second) && !readTime(data[at].second))
            return;
    auto read = readTime(spanOf(text(from), text(to)));
    if (!read)
        return;
    statement.holds = std::move(read->time);
    ++m_taken;
    for (const std::size_t at : {from, to})
        if (at != noAttribute)
            remember(data[at].first);
    for (const std::size_t at : {std::max(from, to), std::min(from, to)})  // the later one first, so that the other one stays in its place
        if (at != noAttribute && read->isWhole)
            data.erase(data.begin() + static_cast<std::ptrdiff_t>(at));
}

void EdgeTimes::take(Properties &data, Statement &statement)
{
    if (std::none_of(data.begin(), data.end(), [](const auto &property) { return isTime(property.first); }))
        return;
    const auto find = [&data](auto... words) {
        const auto found = std::find_if(data.begin(), data.end(), [&](const auto &property) {
            const TimeWord word = wordOf(property.first);
            return ((word == words) || ...);
        });
        return found == data.end() ? noAttribute : static_cast<std::size_t>(found - data.begin());
    };
    if (const std::size_t at = find(TimeWord::Spells); at != noAttribute)
        (void)takeWhole(data, statement, at);
    if (!statement.holds.empty())
        return;
    const std::size_t from = find(TimeWord::From), to = find(TimeWord::To);
    if (from != noAttribute || to != noAttribute)
        takeEnds(data, statement, from, to);
    if (!statement.holds.empty())
        return;
    if (const std::size_t at = find(TimeWord::Whole, TimeWord::Bracketed); at != noAttribute)
        (void)takeWhole(data, statement, at);
}

void EdgeTimes::tell(std::vector<std::string> &notes) const
{
    constexpr std::size_t mostNamed = 6;
    std::string which;
    for (std::size_t i = 0; i < std::min(mostNamed, m_names.size()); ++i)
        which += (i == 0 ? "“" : ", “") + m_names[i] + "”";
    if (m_taken > 0)
        notes.push_back(which + (m_names.size() > mostNamed ? " and others" : "") + " of " + counted(m_taken, "edge", "edges")
                        + (m_names.size() == 1 ? " was" : " were") + " read as the time for which "
                        + (m_taken == 1 ? "its statement holds" : "their statements hold"));
    if (m_unread > 0)
        notes.push_back(counted(m_unread, "edge has times that are no dates; they stay", "edges have times that are no dates; they stay")
                        + " as they are in the property “spells”");
}

}  // namespace relata
