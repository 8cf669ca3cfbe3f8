// SPDX-License-Identifier: Apache-2.0
#include "model/tables/guessparts.h"

#include "model/query/search.h"
#include "model/tables/headerwords.h"
#include "model/tables/writtentime.h"

#include <algorithm>
#include <cctype>
#include <unordered_set>

namespace relata {
namespace {

constexpr std::size_t sampleRows = 2000;

}  // namespace

TableSample::TableSample(const Table &table, std::size_t headerRow) : m_table(table), m_header(headerRow)
{
    m_end = std::min(table.rowCount(), firstRow() + sampleRows);
    for (std::size_t i = 0; i < table.columnCount(); ++i) {
        m_names.push_back(columnName(table, headerRow, i));
        m_words.push_back(headerRow < table.rowCount() ? headerWords(table.cell(headerRow, i)) : std::string());
    }
}

std::optional<std::size_t> TableSample::columnOf(std::string_view words) const
{
    const auto found = std::find(m_words.begin(), m_words.end(), words);
    if (found == m_words.end())
        return {};
    return static_cast<std::size_t>(found - m_words.begin());
}

std::size_t TableSample::filled(std::size_t column) const
{
    std::size_t n = 0;
    for (std::size_t row = firstRow(); row < m_end; ++row)
        n += !m_table.cell(row, column).empty();
    return n;
}

double TableSample::share(std::size_t column, const std::function<bool(std::string_view)> &pass) const
{
    std::size_t n = 0, good = 0;
    for (std::size_t row = firstRow(); row < m_end; ++row)
        if (const auto cell = m_table.cell(row, column); !cell.empty()) {
            ++n;
            good += pass(cell);
        }
    return n == 0 ? 0 : static_cast<double>(good) / static_cast<double>(n);
}

std::size_t TableSample::distinct(std::size_t column) const
{
    std::unordered_set<std::string_view> seen;
    for (std::size_t row = firstRow(); row < m_end; ++row)
        if (const auto cell = m_table.cell(row, column); !cell.empty())
            seen.insert(cell);
    return seen.size();
}

bool isDateLike(std::string_view text)
{
    return text.size() >= 4 && timeOf(text, true).has_value();
}

bool isDayColumn(const TableSample &sample, std::size_t column)
{
    return sample.share(column, &isDateLike) >= 0.8
           || sample.share(column, [](std::string_view cell) { return compactTimeOf(cell).has_value(); }) == 1;
}

bool isSense(std::string_view text)
{
    const std::string folded = foldedForSearch(text);
    return folded == "directed" || folded == "undirected" || folded == "mutual" || folded == "dirigido" || folded == "no dirigido";
}

bool isUrl(std::string_view text)
{
    return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
}

std::size_t likelyHeader(const Table &table)
{
    const auto filled = [&](std::size_t row) {
        std::size_t n = 0;
        for (std::size_t i = 0; i < table.cellCount(row); ++i)
            n += !table.cell(row, i).empty();
        return n;
    };
    std::size_t widest = 0;
    for (std::size_t row = 0; row < std::min<std::size_t>(table.rowCount(), 50); ++row)
        widest = std::max(widest, filled(row));
    const auto known = [&](std::size_t row) {
        std::size_t n = 0;
        for (std::size_t i = 0; i < table.cellCount(row); ++i)
            n += isKnownHeading(headerWords(table.cell(row, i)));
        return n;
    };
    const auto hasGap = [&](std::size_t row) {  // a heading over several columns, as merged cells are
        for (std::size_t i = 1; i < table.cellCount(row); ++i)
            if (table.cell(row, i).empty())
                return true;
        return table.cellCount(row) < widest;
    };
    if (widest < 2)
        return 0;
    for (std::size_t row = 0; row < std::min<std::size_t>(table.rowCount(), 20); ++row)
        if (filled(row) >= 2) {
            while (row + 2 < table.rowCount() && hasGap(row) && filled(row + 1) > filled(row) && known(row + 1) > known(row))
                ++row;
            return row;
        }
    return 0;
}

std::string spokenName(std::string_view header)
{
    std::string name;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const auto c = static_cast<unsigned char>(header[i]);
        if (i > 0 && std::isupper(c) && std::islower(static_cast<unsigned char>(header[i - 1])))
            name += ' ';
        name += c == '_' ? ' ' : header[i];
    }
    for (const std::string_view ending : {" id", " ID", " Id"})
        if (name.size() > ending.size() && name.ends_with(ending))
            name.erase(name.size() - ending.size());
    for (std::size_t i = 0; i < name.size(); ++i) {  // capitals go, except of words that are all capitals
        const bool begins = i == 0 || name[i - 1] == ' ', alone = i + 1 >= name.size() || !std::isupper(static_cast<unsigned char>(name[i + 1]));
        if (begins && alone)
            name[i] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[i])));
    }
    return name;
}

}  // namespace relata
