// SPDX-License-Identifier: Apache-2.0
#include "model/tables/writtentime.h"

#include "model/core/plaintext.h"
#include "model/evidence/edtffault.h"
#include "model/query/search.h"
#include "model/tables/cellvalues.h"
#include "model/tables/table.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdio>
#include <span>

namespace relata {
namespace {

int number(std::string_view digits)
{
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// ISO text of the parts that are there; 0 = not given.
std::string isoText(int year, int month, int day)
{
    char text[40];
    if (day > 0)
        std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    else if (month > 0)
        std::snprintf(text, sizeof text, "%04d-%02d", year, month);
    else
        std::snprintf(text, sizeof text, "%04d", year);
    return text;
}

std::optional<Edtf> parsed(const std::string &text)
{
    auto time = Edtf::parse(text);
    if (!time || time->empty())
        return {};
    return std::move(*time);
}

/// Three numbers and what stands between them.
std::optional<Edtf> fromNumbers(std::string_view cell, bool dayFirst)
{
    std::array<std::string_view, 3> parts;
    char between = 0;
    for (std::size_t n = 0; n < 3; ++n) {
        const std::size_t stop = std::min(cell.find_first_not_of("0123456789"), cell.size());
        parts[n] = cell.substr(0, stop);
        if (stop == 0 || stop > 4)
            return {};
        if (n == 2) {
            if (stop != cell.size())
                return {};
            break;
        }
        if (stop == cell.size() || (between != 0 && cell[stop] != between) || (cell[stop] != '/' && cell[stop] != '.' && cell[stop] != '-'))
            return {};
        between = cell[stop];
        cell.remove_prefix(stop + 1);
    }
    if (parts[0].size() == 4)
        return parsed(isoText(number(parts[0]), number(parts[1]), number(parts[2])));
    if (parts[2].size() != 4)
        return {};  // whose century?
    int day = number(parts[0]), month = number(parts[1]);
    if (between == '/' ? (month > 12 || (!dayFirst && day <= 12)) : false)
        std::swap(day, month);  // as Americans write; full stops and hyphens always have the day first
    if (day == 0 || month == 0)
        return {};
    return parsed(isoText(number(parts[2]), month, day));
}

int monthNamed(std::string_view word)
{
    constexpr std::array<std::string_view, 12> english{"january", "february", "march",     "april",   "may",      "june",
                                                       "july",    "august",   "september", "october", "november", "december"};
    constexpr std::array<std::string_view, 12> spanish{"enero", "febrero", "marzo",      "abril",   "mayo",      "junio",
                                                       "julio", "agosto",  "septiembre", "octubre", "noviembre", "diciembre"};
    constexpr std::array<std::string_view, 12> german{"januar", "februar", "marz",      "april",   "mai",      "juni",
                                                      "juli",   "august",  "september", "oktober", "november", "dezember"};
    constexpr std::array<std::string_view, 12> french{"janvier", "fevrier", "mars",      "avril",   "mai",      "juin",
                                                      "juillet", "aout",    "septembre", "octobre", "novembre", "decembre"};
    if (word.size() < 3)
        return 0;
    for (std::size_t i = 0; i < 12; ++i)
        for (const auto *months : {&english, &spanish, &german, &french})
            if ((*months)[i].starts_with(word))
                return static_cast<int>(i) + 1;
    return word == "setiembre" || word == "sept" ? 9 : 0;
}

/// A month by its name, a year, and a day perhaps; "de", "of", "the" and endings of ordinals are passed over.
std::optional<Edtf> fromWords(std::string_view cell)
{
    const std::string folded = foldedForSearch(cell);
    int year = 0, month = 0, day = 0;
    for (const std::string &word : valuesOf(folded, " ")) {  // hyphens part words, too: 2-Jun-2019
        const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
        const std::string_view rest = std::string_view(word).substr(digits);
        if (digits == 4 && rest.empty() && year == 0)
            year = number(word);
        else if (digits > 0 && digits <= 2 && day == 0 && (rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th"))
            day = number(word);
        else if (digits == 0 && month == 0 && monthNamed(word) > 0)
            month = monthNamed(word);
        else if (word != "de" && word != "del" && word != "of" && word != "the")
            return {};
    }
    if (year == 0 || month == 0)
        return {};
    return parsed(isoText(year, month, day));
}

/// Three numbers that end with a year and have hyphens between them: tables have the day first, people who type may not.
bool isHyphened(std::string_view text)
{
    return text.find_first_not_of("0123456789-") == std::string_view::npos && std::count(text.begin(), text.end(), '-') == 2 && text.size() > 5
           && text[text.size() - 5] == '-';
}

/// A month and a year in numbers: 6/2024, 06.2024, 06-2024.
std::optional<Edtf> monthOfYear(std::string_view text)
{
    const auto between = text.find_first_of("/.-");
    if (between == std::string_view::npos || between == 0 || between > 2 || text.size() != between + 5)
        return {};
    const std::string_view month = text.substr(0, between), year = text.substr(between + 1);
    const auto isNumeral = [](std::string_view part) { return std::all_of(part.begin(), part.end(), &isDigit); };
    return isNumeral(month) && isNumeral(year) && number(month) > 0 ? parsed(isoText(number(year), number(month), 0)) : std::nullopt;
}

constexpr std::string_view aboutWords[] = {"~",  "≈",      "ca. ",   "ca.",     "ca ", "c. ",    "c.",
                                           "c ", "circa ", "about ", "around ", "um ", "hacia ", "vers "};
constexpr std::string_view sinceWords[] = {"from ", "since ", "as of ", "ab ", "seit ", "von ", "desde ", "depuis ", "de ", "del "};
constexpr std::string_view untilWords[] = {"until ", "till ", "up to ", "bis ", "hasta ", "jusqu'en ", "jusqu’en ", ".."};

/// What follows one of \a words; nothing when none of them begins \a text. O(length).
std::string_view after(std::span<const std::string_view> words, std::string_view text)
{
    for (const std::string_view word : words)
        if (text.size() > word.size() && foldedForSearch(text.substr(0, word.size())) == foldedForSearch(word))
            return trimmedCell(text.substr(word.size()));
    return {};
}

/// Why \a text, which is no EDTF and nothing that readings() knows, is no time; empty where EDTF's own words say it best.
std::string whyNotWritten(std::string_view text)
{
    const auto mark = text.find_first_not_of("0123456789");
    const bool isDay = mark != std::string_view::npos && mark > 0 && (text[mark] == '.' || text[mark] == '/')
                       && text.find_first_not_of("0123456789./") == std::string_view::npos && std::count(text.begin(), text.end(), text[mark]) == 2;
    if (isDay && text.size() - text.rfind(text[mark]) == 5)
        return "“" + std::string(text) + "” is no day of the calendar";
    if (isDay)
        return "the year has four digits, like 2.6.2024";
    if (std::any_of(text.begin(), text.end(), [](char c) {
            return c == ' ' || c < 0 || (std::isalpha(static_cast<unsigned char>(c)) && c != 'X' && c != 'Y' && c != 'T' && c != 'Z');
        }))
        return "a time is written like 2024, 2024-06, 2 June 2024, c. 2019, from 2018 or 2018/2024";
    return {};
}

/// What \a text may mean, with the day first and with the month first; both or none.
std::pair<std::optional<Edtf>, std::optional<Edtf>> readings(std::string_view text)
{
    std::string slashed(text);
    const std::string_view day = text.substr(0, text.find(' '));  // what follows is a time of the day, if anything
    if (isHyphened(day))
        std::replace(slashed.begin(), slashed.begin() + static_cast<std::ptrdiff_t>(day.size()), '-', '/');
    auto dayFirst = timeOf(slashed, true), monthFirst = timeOf(slashed, false);
    if (!dayFirst || !monthFirst)
        dayFirst = monthFirst = monthOfYear(text);
    return {std::move(dayFirst), std::move(monthFirst)};
}

/// Times of digits alone: EDTF, days in figures, with a clock, two years.
std::optional<Edtf> inFigures(std::string_view cell, bool dayFirst)
{
    for (const std::string_view zone : {" UTC", " GMT", " Z", "Z"})  // 2021-03-02 01:22:33 UTC
        if (cell.ends_with(zone) && cell.find(':') != std::string_view::npos && cell.find('T') != 10) {
            const auto time = inFigures(cell.substr(0, cell.size() - zone.size()), dayFirst);
            return time ? parsed(time->text() + "Z") : std::nullopt;
        }
    if (auto time = parsed(std::string(cell)))
        return time;
    if (auto time = fromNumbers(cell, dayFirst))
        return time;
    if (const auto blank = cell.find(' '); blank != std::string_view::npos && isDigit(cell.back())) {  // a time of the day after it
        const std::string_view clock = cell.substr(blank + 1), before = cell.substr(0, blank);
        if (clock.find(':') != std::string_view::npos && clock.find_first_not_of("0123456789:.") == std::string_view::npos) {
            auto day = parsed(std::string(before));
            if (!day)
                day = fromNumbers(before, dayFirst);
            if (day) {
                const std::string padded =
                    (clock.find(':') == 1 ? "0" : "") + std::string(clock) + (std::count(clock.begin(), clock.end(), ':') == 1 ? ":00" : "");
                auto whole = parsed(day->text() + "T" + padded.substr(0, padded.find('.')));
                return whole ? whole : day;
            }
        }
    }
    for (const std::string_view dash : {"–", "—", "-"})  // two years
        if (const auto at = cell.find(dash); at != std::string_view::npos) {
            const std::string_view from = trimmedCell(cell.substr(0, at)), to = trimmedCell(cell.substr(at + dash.size()));
            if (from.size() == 4 && to.size() == 4 && std::all_of(from.begin(), from.end(), &isDigit) && std::all_of(to.begin(), to.end(), &isDigit))
                return parsed(std::string(from) + "/" + std::string(to));
        }
    return {};
}

/// 199X of “1990s”, “the 1990s”, “1990's”.
std::optional<Edtf> decade(std::string_view cell)
{
    for (const std::string_view article : {"the ", "The "})
        if (cell.starts_with(article))
            cell.remove_prefix(article.size());
    const std::string_view digits = cell.substr(0, std::min(cell.find_first_not_of("0123456789"), cell.size())), end = cell.substr(digits.size());
    if (digits.size() != 4 || digits.back() != '0' || (end != "s" && end != "'s" && end != "’s"))
        return {};
    return parsed(std::string(digits.substr(0, 3)) + "X");
}

/// In figures, in words, or about so.
std::optional<Edtf> simple(std::string_view cell, bool dayFirst)
{
    cell = trimmedCell(cell);
    if (cell.empty())
        return {};
    if (auto time = inFigures(cell, dayFirst))
        return time;
    if (auto time = monthOfYear(cell))
        return time;
    if (auto time = decade(cell))
        return time;
    const std::string_view rest = after(aboutWords, cell);
    if (rest.empty())
        return fromWords(cell);
    auto time = inFigures(rest, dayFirst);
    if (!time)
        time = fromWords(rest);
    return time && time->text().find('/') == std::string::npos ? parsed(time->text() + "~") : std::nullopt;
}

/// Two times with a word or mark between them.
std::optional<Edtf> span(std::string_view cell, bool dayFirst)
{
    for (const std::string_view between : {" – ", " — ", " - ", "–", "..", " to ", " until ", " bis ", " hasta ", " a ", " al ", " à ", " au "})
        if (const auto at = cell.find(between); at != std::string_view::npos) {
            const auto from = simple(cell.substr(0, at), dayFirst), to = simple(cell.substr(at + between.size()), dayFirst);
            if (from && to && (from->text() + to->text()).find('/') == std::string::npos)
                return parsed(from->text() + "/" + to->text());
        }
    return {};
}

}  // namespace

std::optional<Edtf> timeOf(std::string_view cell, bool dayFirst)
{
    cell = trimmedCell(cell);
    if (cell.empty() || cell.size() > 80)
        return {};
    if (auto time = inFigures(cell, dayFirst))
        return time;
    if (auto time = span(cell, dayFirst))
        return time;
    const auto open = [dayFirst](std::string_view text, const char *before, const char *behind) -> std::optional<Edtf> {
        if (auto both = span(text, dayFirst))
            return both;  // "from 2019 to 2020"
        const auto time = simple(text, dayFirst);
        return time && time->text().find('/') == std::string::npos ? parsed(before + time->text() + behind) : time;
    };
    if (const std::string_view rest = after(sinceWords, cell); !rest.empty())
        return open(rest, "", "/..");
    if (const std::string_view rest = after(untilWords, cell); !rest.empty())
        return open(rest, "../", "");
    if (cell.size() > 2 && cell.ends_with(".."))
        return open(cell.substr(0, cell.size() - 2), "", "/..");
    return simple(cell, dayFirst);
}

std::optional<Edtf> compactTimeOf(std::string_view cell)
{
    const bool shaped = (cell.size() == 8 || cell.size() == 12 || cell.size() == 14) && std::all_of(cell.begin(), cell.end(), &isDigit);
    if (!shaped || (cell.front() != '1' && cell.front() != '2'))
        return {};
    const auto part = [&](std::size_t at) { return std::string(cell.substr(at, 2)); };
    std::string text = std::string(cell.substr(0, 4)) + "-" + part(4) + "-" + part(6);
    if (cell.size() > 8)
        text += "T" + part(8) + ":" + part(10) + ":" + (cell.size() == 14 ? part(12) : "00");
    return parsed(text);
}

std::optional<Edtf> timeExpected(std::string_view cell, bool dayFirst)
{
    auto time = timeOf(cell, dayFirst);
    return time ? time : compactTimeOf(cell);
}

Result<Edtf> writtenTime(std::string_view text)
{
    text = trimmedCell(text);
    auto asEdtf = Edtf::parse(text);
    if (asEdtf)
        return asEdtf;
    const auto [dayFirst, monthFirst] = readings(text);
    if (!dayFirst) {
        std::string why = whyNotWritten(text);
        return why.empty() ? asEdtf.error()
                           : Error{Error::Code::Syntax, "“" + std::string(text) + "” is no time: " + why + ". Expected 2024-06-02", {}, 0, 0};
    }
    if (*dayFirst == *monthFirst)
        return *dayFirst;
    return Error{Error::Code::Syntax,
                 "“" + std::string(text) + "” may be " + dayFirst->display() + " or " + monthFirst->display() + ". Expected " + dayFirst->text()
                     + " or " + monthFirst->text(),
                 {},
                 0,
                 0};
}

std::string whyNoTime(std::string_view text)
{
    text = trimmedCell(text);
    std::string why = edtfFault(text);
    if (why.empty())
        return {};
    const auto [dayFirst, monthFirst] = readings(text);
    if (dayFirst)
        return *dayFirst == *monthFirst
                   ? std::string()
                   : dayFirst->text() + " (" + dayFirst->display() + ") or " + monthFirst->text() + " (" + monthFirst->display() + ")?";
    if (std::string written = whyNotWritten(text); !written.empty())
        why = std::move(written);
    why.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(why.front())));
    return why;
}

}  // namespace relata
