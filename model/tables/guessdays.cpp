// SPDX-License-Identifier: Apache-2.0
#include "model/tables/guessparts.h"
#include "model/tables/writtentime.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace relata {
namespace {

/// Headings of countries that write the day first; so do those whose numbers have decimal commas, and their tables are parted by semicolons.
bool isDayFirstHeading(std::string_view words)
{
    constexpr std::array<std::string_view, 24> elsewhere{"importe", "monto",        "montant",      "betrag",       "cible",     "remitente",
                                                         "destino", "destinatario", "destinataire", "beneficiario", "vers",      "beneficiaire",
                                                         "hacia",   "von",          "de",           "datum",        "empfanger", "persona a",
                                                         "nombre",  "empresa",      "cargo",        "relacion",     "fuente",    "medio"};
    if (std::find(elsewhere.begin(), elsewhere.end(), words) != elsewhere.end())
        return true;
    constexpr std::array<std::string_view, 16> beginnings{"cuando",  "fecha",   "desde",  "hasta", "inicio", "fin",   "dicho",   "vigencia",
                                                          "periodo", "termino", "beginn", "ende",  "seit",   "debut", "date de", "depuis"};
    return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view word) { return words.starts_with(word); });
}

/// The first two numbers of 3/4/2020; zeros when it is no such day.
std::pair<int, int> slashed(std::string_view cell)
{
    const auto slash = cell.find('/');
    if (slash == std::string_view::npos || slash == 0 || slash > 2)
        return {};
    const auto next = cell.find('/', slash + 1);
    if (next == std::string_view::npos || next == slash + 1 || next > slash + 3)
        return {};
    return {std::atoi(std::string(cell.substr(0, slash)).c_str()), std::atoi(std::string(cell.substr(slash + 1, next - slash - 1)).c_str())};
}

DayOrder dayOrderOf(const TableSample &sample, const std::vector<std::size_t> &columns, bool decimalComma)
{
    const Table &table = sample.table();
    std::string dayFirst, monthFirst, either;  // the first cell that shows it
    for (const std::size_t column : columns)
        for (std::size_t row = sample.firstRow(); row < table.rowCount(); ++row) {
            const std::string_view cell = table.cell(row, column);
            const auto [first, second] = slashed(cell);
            if (first == 0 || second == 0)
                continue;
            std::string &shown = first > 12 ? dayFirst : second > 12 ? monthFirst : either;
            if (shown.empty() || (&shown == &either && shown != cell && slashed(shown).first == slashed(shown).second))
                shown = cell;
        }
    DayOrder order;
    const auto quoted = [](const std::string &text) { return "“" + text + "”"; };
    if (!dayFirst.empty() && !monthFirst.empty()) {
        order.example = either;
        order.doubt = "its dates are written in two ways: " + quoted(dayFirst) + " has the day first, " + quoted(monthFirst) + " the month";
        order.reason = "of other dates the month is taken to come first";
    } else if (!dayFirst.empty() || !monthFirst.empty()) {
        order.dayFirst = !dayFirst.empty();
        order.reason = "dates have the " + std::string(order.dayFirst ? "day" : "month") + " first, as "
                       + quoted(order.dayFirst ? dayFirst : monthFirst) + " shows";
    } else if (!either.empty()) {
        order.dayFirst =
            decimalComma || table.separator == ';' || std::any_of(sample.allWords().begin(), sample.allWords().end(), &isDayFirstHeading);
        const auto read = timeOf(either, order.dayFirst);
        order.reason = quoted(either) + " is taken for " + (read ? read->display() : "a day");
        if (const auto [first, second] = slashed(either); first != second) {
            order.doubt = "nothing shows whether dates like " + quoted(either) + " have the day or the month first";
            order.example = either;
        }
    }
    return order;
}

}  // namespace

bool isTime(ColumnRole role)
{
    using enum ColumnRole;
    return role == Said || role == Holds || role == HoldsFrom || role == HoldsTo || role == DocumentDate;
}

DayOrder dayOrder(const Table &table, const TableMapping &mapping)
{
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < mapping.columns.size(); ++i)
        if (isTime(mapping.columns[i].role))
            columns.push_back(i);
    return columns.empty() ? DayOrder() : dayOrderOf(TableSample(table, headerRow(table, mapping)), columns, mapping.decimalComma);
}

}  // namespace relata
