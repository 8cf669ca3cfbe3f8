// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <zip.h>

#include <string>
#include <utility>
#include <vector>

namespace relata::test {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A zip file with these parts, in memory.
inline std::string zipped(const Parts &parts)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t *archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    for (const auto &[name, text] : parts)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
    zip_close(archive);
    std::string bytes;
    zip_source_open(target);
    char buffer[4096];
    for (zip_int64_t n = 0; (n = zip_source_read(target, buffer, sizeof buffer)) > 0;)
        bytes.append(buffer, static_cast<std::size_t>(n));
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

struct Sheet {
    std::string name;
    std::string data;       ///< rows: what stands in sheetData
    std::string rest = {};  ///< after it: merged cells
    std::string state = {};
};

/// An XLSX workbook. Style 1 is a day, 2 a month, 3 a day with time, 4 five digits, 5 a year by a format of its own, 6 hours.
inline Parts workbookParts(const std::vector<Sheet> &sheets, const std::string &strings = {}, const std::string &properties = {})
{
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const std::string ns = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string package = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    std::string list, relations;
    Parts parts;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const std::string n = std::to_string(i + 1);
        list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + n + "\"" + (sheets[i].state.empty() ? "" : " state=\"" + sheets[i].state + "\"")
                + " r:id=\"rId" + n + "\"/>";
        relations += "<Relationship Id=\"rId" + n + "\" Type=\"" + office + "/worksheet\" Target=\"worksheets/sheet" + n + ".xml\"/>";
        parts.emplace_back("xl/worksheets/sheet" + n + ".xml",
                           head + "<worksheet" + ns + "><sheetData>" + sheets[i].data + "</sheetData>" + sheets[i].rest + "</worksheet>");
    }
    parts.emplace_back("_rels/.rels", head + package + "<Relationship Id=\"rId1\" Type=\"" + office
                                          + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    parts.emplace_back("xl/workbook.xml",
                       head + "<workbook" + ns + " xmlns:r=\"" + office + "\">" + properties + "<sheets>" + list + "</sheets></workbook>");
    parts.emplace_back("xl/_rels/workbook.xml.rels", head + package + relations + "</Relationships>");
    parts.emplace_back("xl/sharedStrings.xml", head + "<sst" + ns + ">" + strings + "</sst>");
    parts.emplace_back("xl/styles.xml",
                       head + "<styleSheet" + ns
                           + "><numFmts><numFmt numFmtId=\"164\" formatCode=\"00000\"/><numFmt numFmtId=\"165\" formatCode=\"[$-80A]&quot;año&quot; "
                             "yyyy;@\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf "
                             "numFmtId=\"14\"/><xf numFmtId=\"17\"/><xf numFmtId=\"22\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf "
                             "numFmtId=\"46\"/></cellXfs></styleSheet>");
    return parts;
}

inline std::string workbook(const std::vector<Sheet> &sheets, const std::string &strings = {}, const std::string &properties = {})
{
    return zipped(workbookParts(sheets, strings, properties));
}

/// A row of inline texts.
inline std::string textRow(int line, const std::vector<std::string> &cells)
{
    std::string row = "<row r=\"" + std::to_string(line) + "\">";
    for (const std::string &cell : cells)
        row += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
    return row + "</row>";
}

}  // namespace relata::test
