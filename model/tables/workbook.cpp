// SPDX-License-Identifier: Apache-2.0
#include "model/tables/workbook.h"

#include "model/io/xmlreader.h"
#include "model/tables/sheetreader.h"
#include "model/tables/zipfile.h"

#include <algorithm>
#include <unordered_map>

namespace relata {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostSheets = 1000;

/// The targets of a part's relationships, by id and by the last word of their type.
class Relations final : public XmlSink
{
public:
    /// \a folder is that of the part they belong to, "" or "xl/".
    explicit Relations(std::string folder) : m_folder(std::move(folder)) {}
    void start(std::string_view element, XmlAttributes attributes) override
    {
        if (element != "Relationship" || attribute(attributes, "TargetMode") == "External")
            return;
        const std::string target = attribute(attributes, "Target"), type = attribute(attributes, "Type");
        const std::string name = target.starts_with('/') ? target.substr(1) : fs::path(m_folder + target).lexically_normal().generic_string();
        byId.emplace(attribute(attributes, "Id"), name);
        byType.emplace(type.substr(type.rfind('/') + 1), name);
    }
    void end(std::string_view) override {}
    void characters(std::string_view) override {}
    std::string ofType(const std::string &type, const std::string &otherwise) const
    {
        const auto found = byType.find(type);
        return found == byType.end() ? otherwise : found->second;
    }
    std::unordered_map<std::string, std::string> byId, byType;

private:
    std::string m_folder;
};

struct SheetEntry {
    std::string name, relation;
    bool hidden = false;
};

class SheetList final : public XmlSink
{
public:
    std::vector<SheetEntry> sheets;
    DateSystem dates = DateSystem::From1900;
    void start(std::string_view element, XmlAttributes attributes) override
    {
        if (element == "workbookPr") {
            const std::string since = attribute(attributes, "date1904");
            if (since == "1" || since == "true")
                dates = DateSystem::From1904;
        } else if (element == "sheet") {
            const std::string state = attribute(attributes, "state");
            sheets.push_back({attribute(attributes, "name"), relationOf(attributes), state == "hidden" || state == "veryHidden"});
            if (sheets.size() > mostSheets)
                stop("more than 1,000 sheets. Expected a workbook of tables");
        }
    }
    void end(std::string_view) override {}
    void characters(std::string_view) override {}

private:
    /// r:id, whatever the prefix; sheetId is something else.
    static std::string relationOf(XmlAttributes attributes)
    {
        for (const XmlAttribute &attribute : attributes)
            if (attribute.name.ends_with(":id"))
                return std::string(attribute.value);
        return {};
    }
};

/// The place of a fault inside the workbook is told by the name of the part.
Error inPart(Error error, const fs::path &path, const std::string &part)
{
    if (error.code == Error::Code::Cancelled)
        return error;
    error.message = "its part “" + part + "”: " + error.message;
    error.file = path.string();
    return error;
}

class WorkbookReader
{
public:
    WorkbookReader(ZipFile zip, const fs::path &path, const RunContext &context) : m_zip(std::move(zip)), m_path(path), m_context(context) {}

    Result<std::vector<Table>> read()
    {
        Relations root("");
        if (const auto ok = parse("_rels/.rels", root); !ok)
            return ok.error();
        const std::string book = root.ofType("officeDocument", "xl/workbook.xml");
        if (!m_zip.contains(book) || book.find("word/") == 0 || book.find("ppt/") == 0)
            return Error{Error::Code::Unsupported, "is no workbook. Expected XLSX", m_path.string(), 0, 0};
        const std::string folder = book.substr(0, book.rfind('/') + 1);
        Relations relations(folder);
        if (const auto ok = parse(folder + "_rels/" + book.substr(folder.size()) + ".rels", relations); !ok)
            return ok.error();
        SheetList list;
        if (const auto ok = parse(book, list); !ok)
            return ok.error();
        WorkbookParts parts;
        parts.dates = list.dates;
        if (const auto ok = readShared(relations, folder, parts); !ok)
            return ok.error();
        std::vector<Table> tables;
        for (std::size_t i = 0; i < list.sheets.size(); ++i) {
            const SheetEntry &sheet = list.sheets[i];
            const auto target = relations.byId.find(sheet.relation);
            if (target == relations.byId.end() || target->second.find("worksheet") == std::string::npos)
                continue;  // a chart has a sheet of its own
            m_context.progress(static_cast<double>(i) / static_cast<double>(list.sheets.size()));
            auto table = readOne(sheet, target->second, parts);
            if (!table)
                return table.error();
            if (table->rowCount() > 0)
                tables.push_back(std::move(*table));
        }
        if (tables.empty())
            return Error{Error::Code::Syntax, "has no sheet with anything in it. Expected a header row with the names of the columns",
                         m_path.string(), 0, 0};
        return tables;
    }

private:
    Result<void> parse(const std::string &part, XmlSink &sink)
    {
        const auto xml = m_zip.read(part, m_context);
        if (!xml)
            return xml.error();
        if (const auto parsed = parseXml(*xml, m_path, "the XML of a workbook", RunContext(), sink); !parsed)
            return inPart(parsed.error(), m_path, part);
        return {};
    }

    Result<void> readShared(const Relations &relations, const std::string &folder, WorkbookParts &parts)
    {
        const std::string strings = relations.ofType("sharedStrings", folder + "sharedStrings.xml"),
                          styles = relations.ofType("styles", folder + "styles.xml");
        if (m_zip.contains(strings)) {
            const auto xml = m_zip.read(strings, m_context);
            if (!xml)
                return xml.error();
            auto read = readSharedStrings(*xml, m_path, context());
            if (!read)
                return inPart(read.error(), m_path, strings);
            parts.strings = std::move(*read);
        }
        if (m_zip.contains(styles)) {
            const auto xml = m_zip.read(styles, m_context);
            if (!xml)
                return xml.error();
            auto read = readFormats(*xml, m_path, context());
            if (!read)
                return inPart(read.error(), m_path, styles);
            parts.formats = std::move(*read);
        }
        return {};
    }

    Result<Table> readOne(const SheetEntry &sheet, const std::string &part, const WorkbookParts &parts)
    {
        Table table;
        table.name = sheet.name;
        table.file = m_path.string();
        table.kind = "XLSX";
        table.hidden = sheet.hidden;
        const auto xml = m_zip.read(part, m_context);
        if (!xml)
            return xml.error();
        if (const auto read = readSheet(*xml, m_path, parts, context(), table); !read)
            return inPart(read.error(), m_path, part);
        return table;
    }

    /// Can be cancelled, but tells no progress of its own: that goes by sheets.
    RunContext context() const { return m_context.part(0, 0); }

    ZipFile m_zip;
    const fs::path &m_path;
    const RunContext &m_context;
};

}  // namespace

bool looksLikeWorkbook(std::string_view bytes)
{
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

Result<std::vector<Table>> readWorkbook(std::string bytes, const fs::path &path, const RunContext &context)
{
    auto zip = ZipFile::open(std::move(bytes), path);
    if (!zip)
        return zip.error();
    if (zip->contains("mimetype") && !zip->contains("xl/workbook.xml"))
        return Error{Error::Code::Unsupported, "is an OpenDocument file or an e-book. Expected a workbook as XLSX (“Save as …” makes one)",
                     path.string(), 0, 0};
    if (!zip->contains("_rels/.rels"))
        return Error{Error::Code::Unsupported, "is a zip file, but no workbook. Expected XLSX", path.string(), 0, 0};
    return WorkbookReader(std::move(*zip), path, context).read();
}

}  // namespace relata
