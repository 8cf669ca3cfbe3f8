// SPDX-License-Identifier: Apache-2.0
#include "model/io/csvrows.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cctype>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace relata {
namespace {

constexpr std::size_t largestCell = std::size_t{64} << 20;
constexpr std::size_t mostColumns = 16384;  // Excel's

char sniffedSeparator(std::string_view text)
{
    constexpr std::array candidates{',', ';', '\t', '|'};
    std::array<int, 4> counts{};
    bool inQuotes = false;
    for (const char c : text) {
        if (c == '"')
            inQuotes = !inQuotes;
        else if (!inQuotes && (c == '\n' || c == '\r'))
            break;
        else if (!inQuotes)
            for (std::size_t i = 0; i < candidates.size(); ++i)
                counts[i] += c == candidates[i];
    }
    return candidates[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

bool hasSepLine(std::string_view text)
{
    if (text.size() <= 5 || (text[5] != '\r' && text[5] != '\n'))
        return false;
    constexpr std::string_view word = "sep=";
    return std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
}

}  // namespace

bool looksExecutable(std::string_view text)
{
    if (text.empty())
        return false;
    if (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos)
        return true;
    return text.starts_with("\uFF1D") || text.starts_with("\uFF0B") || text.starts_with("\uFF0D") || text.starts_with("\uFF20");
}

CsvRows::CsvRows(std::string_view text, std::string file, char separator)
    : m_text(text), m_file(std::move(file)), m_separator(separator), m_hasNul(text.find('\0') != std::string_view::npos)
{
    if (hasSepLine(text)) {
        if (m_separator == 0)
            m_separator = text[4];
        m_at = 5;
        newline();
    }
    while (!atEnd() && (m_text[m_at] == '\n' || m_text[m_at] == '\r'))
        newline();
    if (m_separator == 0)
        m_separator = sniffedSeparator(m_text.substr(m_at));
}

void CsvRows::newline()
{
    if (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n')
        ++m_at;
    ++m_at;
    ++m_line;
}

#ifdef __SSE2__
/// Where in 64 bytes cells end: one bit each.
std::uint64_t CsvRows::endsIn(const char *bytes) const
{
    const __m128i separator = _mm_set1_epi8(m_separator), feed = _mm_set1_epi8('\n'), carriage = _mm_set1_epi8('\r');
    std::uint64_t ends = 0;
    for (unsigned i = 0; i < 4; ++i) {
        const __m128i piece = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes) + i);
        const __m128i found =
            _mm_or_si128(_mm_cmpeq_epi8(piece, separator), _mm_or_si128(_mm_cmpeq_epi8(piece, feed), _mm_cmpeq_epi8(piece, carriage)));
        ends |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(found))} << i * 16;
    }
    return ends;
}
#endif

std::size_t CsvRows::cellEnd(std::size_t from)
{
    std::size_t at = from;
#ifdef __SSE2__
    while (true) {
        if (at - m_block >= blockSize) {
            if (at + blockSize > m_text.size())
                break;
            m_block = at;
            m_ends = endsIn(m_text.data() + at);
        }
        if (const std::uint64_t ends = m_ends >> (at - m_block); ends != 0)
            return at + static_cast<std::size_t>(std::countr_zero(ends));
        at = m_block + blockSize;
    }
#endif
    while (at < m_text.size() && !isCellEnd(m_text[at]))
        ++at;
    return at;
}

Result<bool> CsvRows::ended() const
{
    if (m_at - m_rowAt >= m_longestRow)
        return fault("a row of 4 GiB. Expected rows that a person could read", m_rowLine);
    return true;
}

Result<bool> CsvRows::next(std::vector<std::string_view> &cells)
{
    while (!atEnd() && (m_text[m_at] == '\n' || m_text[m_at] == '\r'))
        newline();
    cells.clear();
    if (!m_unquoted.empty())
        m_unquoted.clear();
    m_rowLine = m_line;
    m_rowAt = m_at;
    if (atEnd())
        return false;
    for (;;) {
        const std::size_t from = m_at;
        m_at = cellEnd(m_at);
        const std::size_t size = m_at - from;
        const char begin = size > 0 ? m_text[from] : '\0';
        if (m_hasNul || size > largestCell || begin == '"' || begin == '\'') {
            m_at = from;
            std::string_view value = m_text.substr(from, size);
            if (const auto ok = cell(value); !ok)
                return ok.error();
            cells.push_back(value);
        } else {
            cells.emplace_back(m_text.data() + from, size);
        }
        if (cells.size() > mostColumns)
            return fault("more than 16,384 cells in a row. Expected as many as there are columns", m_rowLine);
        if (atEnd())
            return ended();
        if (m_text[m_at] != m_separator) {
            newline();
            return ended();
        }
        ++m_at;
    }
}

Result<void> CsvRows::cell(std::string_view &value)
{
    const int start = m_line;
    if (!atEnd() && m_text[m_at] == '"') {
        if (auto ok = quoted(value, start); !ok)
            return ok;
    } else {
        const std::size_t from = m_at;
        while (!atCellEnd())
            ++m_at;
        if (m_at - from > largestCell)
            return tooLarge(start);
        value = m_text.substr(from, m_at - from);
    }
    if (value.find('\0') != std::string_view::npos)
        return fault("a NUL character in a cell. Expected text", start);
    if (value.size() > 1 && value.front() == '\'' && (looksExecutable(value.substr(1)) || value[1] == '\''))
        value.remove_prefix(1);
    return {};
}

Result<void> CsvRows::quoted(std::string_view &value, int start)
{
    ++m_at;
    std::string *pieces = nullptr;  // only when there is a quote inside
    for (;;) {
        const std::size_t stop = m_text.find('"', m_at);
        if (stop == std::string_view::npos)
            return fault("a quoted cell begins here and is never closed. Expected a closing \"", start);
        const std::string_view piece = m_text.substr(m_at, stop - m_at);
        if ((pieces ? pieces->size() : 0) + piece.size() > largestCell)
            return tooLarge(start);
        for (std::size_t i = 0; i < piece.size(); ++i)
            m_line += piece[i] == '\n' || (piece[i] == '\r' && (i + 1 >= piece.size() || piece[i + 1] != '\n'));
        const bool more = stop + 1 < m_text.size() && m_text[stop + 1] == '"';
        if (more && !pieces)
            pieces = &m_unquoted.emplace_back();
        if (pieces)
            pieces->append(piece);
        else
            value = piece;
        m_at = stop + 1;
        if (!more)
            break;
        *pieces += '"';
        ++m_at;
    }
    if (pieces)
        value = *pieces;
    if (!atCellEnd())
        return fault(std::string("text after a closing quote. Expected “") + m_separator + "” or the end of the line", m_line);
    return {};
}

}  // namespace relata
