// SPDX-License-Identifier: Apache-2.0
#include "model/tables/sheetreader.h"

#include "model/io/xmlcontrols.h"
#include "model/io/xmlreader.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace relata {
namespace {

constexpr std::size_t mostColumns = 16384;              // Excel's
constexpr int mostRows = 1048576;                       // Excel's
constexpr std::size_t mostMerged = 1'000'000;           // cells that are looked at because they are merged with one above
constexpr std::size_t mostCells = 40'000'000;           // with the empty ones before the last of a row: a sheet of A1 and XFD1048576 is none
constexpr std::size_t mostText = std::size_t{1} << 30;  // bytes: a long shared text may stand in every cell

std::optional<long long> number(std::string_view text)
{
    long long value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc() || end != text.data() + text.size())
        return {};
    return value;
}

struct Place {
    std::size_t column = 0;  ///< 0-based
    int row = 0;             ///< 1-based
};

/// "B12"; $ signs are passed over.
std::optional<Place> placeOf(std::string_view reference)
{
    Place place;
    std::size_t i = 0;
    for (; i < reference.size() && (std::isalpha(static_cast<unsigned char>(reference[i])) || reference[i] == '$'); ++i)
        if (reference[i] != '$' && place.column <= mostColumns)
            place.column = place.column * 26 + static_cast<std::size_t>(std::toupper(static_cast<unsigned char>(reference[i])) - 'A') + 1;
    const auto row = number(reference.substr(i));
    if (place.column == 0 || !row || *row < 1 || *row > mostRows || place.column > mostColumns)
        return {};
    --place.column;
    place.row = static_cast<int>(*row);
    return place;
}

class SheetSink final : public XmlSink
{
public:
    SheetSink(const WorkbookParts &parts, Table &table) : m_parts(parts), m_table(table) {}

    void start(std::string_view element, XmlAttributes attributes) override
    {
        if (element == "row")
            startRow(attributes);
        else if (element == "c" && m_inRow)
            startCell(attributes);
        else if (element == "v" || element == "t")
            m_reading = m_inCell && !m_phonetic;
        else if (element == "f")
            m_formula = m_inCell;
        else if (element == "rPh")
            m_phonetic = true;
        else if (element == "mergeCell")
            merge(attribute(attributes, "ref"));
    }

    void end(std::string_view element) override
    {
        if (element == "v" || element == "t")
            m_reading = false;
        else if (element == "rPh")
            m_phonetic = false;
        else if (element == "c" && m_inCell)
            endCell();
        else if (element == "row")
            m_inRow = false;
    }

    void characters(std::string_view text) override
    {
        if (m_reading)
            m_text += text;
    }

    /// Rows in their order, with what is merged.
    void finish()
    {
        std::size_t seen = 0;
        for (const auto &[from, to] : m_merged) {
            const auto first = m_rows.find(from.row);
            const std::string *value = first == m_rows.end() ? nullptr : valueIn(first->second, from.column);
            for (auto row = value ? std::next(first) : m_rows.end(); row != m_rows.end() && row->first <= to.row && ++seen <= mostMerged; ++row)
                if (!valueIn(row->second, from.column))
                    row->second.insert(placeIn(row->second, from.column), {from.column, *value});
        }
        for (const auto &[line, cells] : m_rows) {
            m_table.beginRow(line);
            std::size_t column = 0;
            for (const auto &[place, text] : cells) {
                for (; column < place; ++column)
                    m_table.addCell({});
                m_table.addCell(text);
                ++column;
            }
            m_table.endRow();
        }
        if (m_faulty > 0)
            m_table.notes.push_back(
                "sheet “" + m_table.name + "”: " + std::to_string(m_faulty)
                + (m_faulty == 1 ? " cell holds an error (as #N/A); it was read as empty" : " cells hold errors (as #N/A); they were read as empty"));
        if (m_uncounted > 0)
            m_table.notes.push_back("sheet “" + m_table.name + "”: " + std::to_string(m_uncounted)
                                    + (m_uncounted == 1 ? " formula has no result in the file; it was read as empty. "
                                                        : " formulas have no results in the file; they were read as empty. ")
                                    + "Open and save it in a spreadsheet program to have them worked out");
    }

private:
    using Cells = std::vector<std::pair<std::size_t, std::string>>;  // by column, ascending

    static Cells::iterator placeIn(Cells &cells, std::size_t column)
    {
        return std::lower_bound(cells.begin(), cells.end(), column, [](const auto &cell, std::size_t c) { return cell.first < c; });
    }
    static const std::string *valueIn(Cells &cells, std::size_t column)
    {
        const auto place = placeIn(cells, column);
        return place == cells.end() || place->first != column ? nullptr : &place->second;
    }

    void startRow(XmlAttributes attributes)
    {
        const std::string r = attribute(attributes, "r");
        const auto given = number(r);
        if (!r.empty() && (!given || *given < 1 || *given > mostRows))
            return stop("“" + r + "” is no number of a row. Expected 1 to 1048576");
        m_row = given ? static_cast<int>(*given) : m_row + 1;
        m_column = 0;
        m_inRow = true;
    }

    void startCell(XmlAttributes attributes)
    {
        const std::string r = attribute(attributes, "r");
        if (!r.empty()) {
            const auto place = placeOf(r);
            if (!place)
                return stop("“" + r + "” is no place of a cell. Expected A1 to XFD1048576");
            m_column = place->column;
        }
        if (m_column >= mostColumns)
            return stop("more than 16,384 cells in a row. Expected as many as Excel has");
        m_type = attribute(attributes, "t");
        m_style = attribute(attributes, "s");
        m_text.clear();
        m_formula = false;
        m_inCell = true;
    }

    void endCell()
    {
        m_inCell = false;
        m_uncounted += m_formula && m_text.empty();
        std::string value = valueOf();
        if (!value.empty()) {
            Cells &cells = m_rows[m_row];
            const std::size_t before = cells.empty() ? 0 : cells.back().first + 1;
            m_cells += std::max(before, m_column + 1) - before;
            m_bytes += value.size();
            if (m_cells > mostCells || m_bytes > mostText)
                return stop("more than 40,000,000 cells or 1 GiB of text in one sheet. Expected a table");
            if (valueIn(cells, m_column))
                placeIn(cells, m_column)->second = std::move(value);
            else
                cells.insert(placeIn(cells, m_column), {m_column, std::move(value)});
        }
        ++m_column;
    }

    std::string valueOf()
    {
        if (m_type == "s") {
            const auto index = number(m_text);
            if (!index || *index < 0 || static_cast<std::size_t>(*index) >= m_parts.strings.size()) {
                if (!m_text.empty())
                    stop("the text number “" + m_text + "” does not exist. Expected 0 to " + std::to_string(m_parts.strings.size())
                         + " (not included)");
                return {};
            }
            return m_parts.strings[static_cast<std::size_t>(*index)];
        }
        if (m_type == "b")
            return m_text == "1" || m_text == "true" ? "true" : m_text.empty() ? "" : "false";
        if (m_type == "e") {
            m_faulty += !m_text.empty();
            return {};
        }
        if (m_type == "inlineStr" || m_type == "str")
            return controlsUnescaped(m_text);
        if (m_type == "d") {  // ISO 8601, of a date alone often with midnight
            constexpr std::string_view midnight = "T00:00:00";
            const auto at = m_text.find(midnight);
            return at == std::string::npos ? m_text : m_text.substr(0, at);
        }
        const auto style = number(m_style);
        const bool known = style && *style >= 0 && static_cast<std::size_t>(*style) < m_parts.formats.size();
        return numberText(m_text, known ? m_parts.formats[static_cast<std::size_t>(*style)] : NumberFormat{}, m_parts.dates);
    }

    /// Cells merged to the right have no value of their own in a table; those below mean the same.
    void merge(const std::string &range)
    {
        const auto colon = range.find(':');
        const auto from = placeOf(range.substr(0, colon)), to = colon == std::string::npos ? from : placeOf(range.substr(colon + 1));
        if (from && to && to->row > from->row && m_merged.size() < mostMerged)
            m_merged.emplace_back(*from, *to);
    }

    const WorkbookParts &m_parts;
    Table &m_table;
    std::map<int, Cells> m_rows;
    std::vector<std::pair<Place, Place>> m_merged;
    int m_row = 0;
    std::size_t m_column = 0, m_faulty = 0, m_uncounted = 0, m_cells = 0, m_bytes = 0;
    std::string m_type, m_style, m_text;
    bool m_inRow = false, m_inCell = false, m_reading = false, m_phonetic = false, m_formula = false;
};

class StringsSink final : public XmlSink
{
public:
    std::vector<std::string> strings;
    void start(std::string_view element, XmlAttributes) override
    {
        if (element == "si")
            strings.emplace_back();
        else if (element == "rPh")
            m_phonetic = true;
        else if (element == "t")
            m_reading = !strings.empty() && !m_phonetic;
    }
    void end(std::string_view element) override
    {
        if (element == "rPh")
            m_phonetic = false;
        else if (element == "t")
            m_reading = false;
    }
    void characters(std::string_view text) override
    {
        if (m_reading)
            strings.back() += text;
    }

private:
    bool m_phonetic = false, m_reading = false;
};

class StylesSink final : public XmlSink
{
public:
    std::vector<NumberFormat> formats;
    void start(std::string_view element, XmlAttributes attributes) override
    {
        if (element == "numFmt") {
            if (const auto id = number(attribute(attributes, "numFmtId")))
                m_own[*id] = numberFormat(attribute(attributes, "formatCode"));
        } else if (element == "cellXfs") {
            m_among = true;
        } else if (element == "xf" && m_among) {
            const auto id = number(attribute(attributes, "numFmtId")).value_or(0);
            const auto own = m_own.find(id);
            formats.push_back(own != m_own.end() ? own->second : builtinNumberFormat(static_cast<int>(std::clamp<long long>(id, 0, 1000))));
        }
    }
    void end(std::string_view element) override
    {
        if (element == "cellXfs")
            m_among = false;
    }
    void characters(std::string_view) override {}

private:
    std::map<long long, NumberFormat> m_own;
    bool m_among = false;
};

}  // namespace

Result<void> readSheet(const std::string &xml, const std::filesystem::path &part, const WorkbookParts &parts, const RunContext &context, Table &table)
{
    SheetSink sink(parts, table);
    if (const auto read = parseXml(xml, part, "the XML of a workbook", context, sink); !read)
        return read;
    sink.finish();
    return {};
}

Result<std::vector<std::string>> readSharedStrings(const std::string &xml, const std::filesystem::path &part, const RunContext &context)
{
    StringsSink sink;
    if (const auto read = parseXml(xml, part, "the XML of a workbook", context, sink); !read)
        return read.error();
    for (std::string &text : sink.strings)
        if (text.find("_x") != std::string::npos)
            text = controlsUnescaped(text);
    return std::move(sink.strings);
}

Result<std::vector<NumberFormat>> readFormats(const std::string &xml, const std::filesystem::path &part, const RunContext &context)
{
    StylesSink sink;
    if (const auto read = parseXml(xml, part, "the XML of a workbook", context, sink); !read)
        return read.error();
    return std::move(sink.formats);
}

}  // namespace relata
