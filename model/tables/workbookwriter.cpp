// SPDX-License-Identifier: Apache-2.0
#include "model/core/plaintext.h"
#include "model/io/xmlcontrols.h"
#include "model/io/xmltext.h"
#include "model/tables/owncolumns.h"
#include "model/tables/table.h"
#include "model/tables/tableforms.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

namespace relata {
namespace {

/// A number that a spreadsheet holds and writes in just this way: no leading zeros, no plus, at most 15 digits.
bool isPlainNumber(std::string_view text)
{
    if (text.empty() || text.size() > 16 || text == "-0" || text.find_first_not_of("-0123456789.") != text.npos)
        return false;
    double value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    char written[32];
    const auto again = std::to_chars(written, written + sizeof written, value);
    const auto digits = std::count_if(text.begin(), text.end(), isDigit);
    return failed == std::errc() && end == text.data() + text.size() && digits <= 15
           && std::string_view(written, static_cast<std::size_t>(again.ptr - written)) == text;
}

constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::size_t longestCell = 32767;      // Excel's, in UTF-16 units: bytes are never fewer
constexpr std::size_t mostSheetRows = 1048576;  // Excel's

struct Cuts {
    std::size_t cells = 0, rows = 0;
};

/// At most as long as Excel can hold, never within a letter.
std::string_view fitting(std::string_view text, Cuts &cuts)
{
    if (text.size() <= longestCell)
        return text;
    ++cuts.cells;
    std::size_t stop = longestCell;
    while (stop > 0 && (static_cast<unsigned char>(text[stop]) & 0xC0U) == 0x80U)
        --stop;
    return text.substr(0, stop);
}

std::string sheetXml(const KnowledgeGraph &graph, OwnTable table, Cuts &cuts)
{
    OwnRows rows(graph, table);
    std::string xml(head);
    xml += "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews><sheetView workbookViewId=\"0\"><pane "
           "ySplit=\"1\" "
           "topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData>";
    std::size_t line = 0, none = 0;
    const auto add = [&](const std::vector<std::string> &cells) {
        if (++line > mostSheetRows) {
            ++cuts.rows;
            return;
        }
        const std::string number = std::to_string(line);
        xml += "<row r=\"" + number + "\">";
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (isPlainNumber(cells[i]))
                xml += "<c r=\"" + columnLetters(i) + number + "\"><v>" + cells[i] + "</v></c>";
            else if (!cells[i].empty())
                xml += "<c r=\"" + columnLetters(i) + number + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                       + xmlEscaped(controlsEscaped(fitting(cells[i], cuts)), none) + "</t></is></c>";
        xml += "</row>\n";
    };
    add(rows.header());
    rows.forEach(add);
    return xml + "</sheetData></worksheet>";
}

using Parts = std::array<std::pair<const char *, std::string>, 6>;

/// The same parts, the same bytes: the times in the zip file are fixed.
std::string zipped(const Parts &parts)
{
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> target(zip_source_buffer_create(nullptr, 0, 0, &error), &zip_source_free);
    if (!target)
        return {};
    zip_source_keep(target.get());
    zip_t *archive = zip_open_from_source(target.get(), ZIP_TRUNCATE, &error);
    if (!archive)
        return {};
    constexpr std::uint16_t noon = 12U << 11U, firstDay = (1U << 5U) | 1U;  // 1980-01-01 12:00, in DOS's way
    for (const auto &[name, text] : parts) {
        const zip_int64_t index = zip_file_add(archive, name, zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
        if (index >= 0)
            zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), noon, firstDay, 0);
    }
    if (zip_close(archive) != 0) {
        zip_discard(archive);
        return {};
    }
    std::string bytes;
    if (zip_source_open(target.get()) != 0)
        return {};
    std::array<char, std::size_t{1} << 16> buffer;
    for (zip_int64_t n = 0; (n = zip_source_read(target.get(), buffer.data(), buffer.size())) > 0;)
        bytes.append(buffer.data(), static_cast<std::size_t>(n));
    zip_source_close(target.get());
    return bytes;
}

}  // namespace

IoReport workbookBytes(const KnowledgeGraph &graph, std::string &bytes)
{
    Cuts cuts;
    const std::string front(head);
    const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    const std::string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    const Parts parts{
        {{"[Content_Types].xml", front
                                     + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
                                       "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
                                       "ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\""
                                     + type + "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + type
                                     + "worksheet+xml\"/><Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"" + type
                                     + "worksheet+xml\"/></Types>"},
         {"_rels/.rels",
          front + relations + "<Relationship Id=\"rId1\" Type=\"" + office + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
         {"xl/workbook.xml", front + "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" + office
                                 + "\"><sheets><sheet name=\"Entities\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Statements\" "
                                   "sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels", front + relations + "<Relationship Id=\"rId1\" Type=\"" + office
                                            + "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + office
                                            + "/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>"},
         {"xl/worksheets/sheet1.xml", sheetXml(graph, OwnTable::Nodes, cuts)},
         {"xl/worksheets/sheet2.xml", sheetXml(graph, OwnTable::Edges, cuts)}}};
    bytes = zipped(parts);
    IoReport report;
    if (cuts.cells > 0)
        report.notes.push_back(std::to_string(cuts.cells) + (cuts.cells == 1 ? " text was" : " texts were")
                               + " cut: Excel's cells hold 32,767 characters");
    if (cuts.rows > 0)
        report.notes.push_back(std::to_string(cuts.rows) + (cuts.rows == 1 ? " row was" : " rows were") + " left out: Excel's sheets hold 1,048,576");
    return report;
}

}  // namespace relata
