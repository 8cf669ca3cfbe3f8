// SPDX-License-Identifier: Apache-2.0
#include "model/tables/guessparts.h"
#include "model/tables/headerwords.h"

#include <algorithm>
#include <array>

namespace relata {
namespace {

/// What workbooks call the sheet that explains the others, in English, Spanish, German and French; as headerWords() has it.
bool isPageName(std::string_view words)
{
    constexpr std::array names{"about",
                               "acerca",
                               "acerca de",
                               "caratula",
                               "codebook",
                               "contenido",
                               "contents",
                               "cover",
                               "cover page",
                               "cover sheet",
                               "deckblatt",
                               "diccionario",
                               "dictionary",
                               "disclaimer",
                               "erlauterungen",
                               "glosario",
                               "glossary",
                               "hinweise",
                               "indice",
                               "info",
                               "information",
                               "inhalt",
                               "instrucciones",
                               "instructions",
                               "introduction",
                               "legend",
                               "leyenda",
                               "lisez moi",
                               "metadata",
                               "metadatos",
                               "methodology",
                               "metodologia",
                               "notas",
                               "note",
                               "notes",
                               "portada",
                               "read me",
                               "readme",
                               "sommaire",
                               "title",
                               "title page",
                               "titelblatt",
                               "changelog",
                               "data dictionary",
                               "diccionario de datos"};
    return std::find(names.begin(), names.end(), words) != names.end();
}

std::size_t filledCells(const Table &table, std::size_t row)
{
    std::size_t filled = 0;
    for (std::size_t i = 0; i < table.cellCount(row); ++i)
        filled += !table.cell(row, i).empty();
    return filled;
}

/// A few lines of text, or of “Author: …”, and nothing in a third column.
bool isWrittenLikeAPage(const Table &table)
{
    constexpr std::size_t longestPage = 200;
    if (table.rowCount() > longestPage)
        return false;
    bool aloneInItsLine = false;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        const std::size_t filled = filledCells(table, row);
        if (filled > 2)
            return false;
        aloneInItsLine |= filled == 1;
    }
    return aloneInItsLine;
}

}  // namespace

void leaveOutPages(const std::vector<Table> &tables, std::vector<TableMapping> &mappings)
{
    const auto isPage = [&](std::size_t t) {
        const TableMapping &mapping = mappings[t];
        if (mapping.settled || mapping.shape == TableShape::Matrix || mapping.shape == TableShape::Ignored)
            return false;
        if (mapping.shape == TableShape::Statements)
            return !mapping.doubt.empty() && isWrittenLikeAPage(tables[t]);
        const TableSample sample(tables[t], headerRow(tables[t], mapping));
        return sample.firstRow() >= sample.endRow() || isWrittenLikeAPage(tables[t])
               || (isPageName(headerWords(tables[t].name)) && tables[t].columnCount() <= 3);
    };
    std::vector<bool> pages;
    for (std::size_t t = 0; t < tables.size(); ++t)
        pages.push_back(tables[t].kind == "XLSX" && isPage(t));
    const auto isData = [&](std::size_t t) { return !pages[t] && mappings[t].shape != TableShape::Ignored && mappings[t].doubt.empty(); };
    bool hasData = false;
    for (std::size_t t = 0; t < tables.size(); ++t)
        hasData |= isData(t);
    for (std::size_t t = 0; hasData && t < tables.size(); ++t)
        if (pages[t]) {
            mappings[t].shape = TableShape::Ignored;
            mappings[t].reason = "it looks like a page about the other sheets, not like a table";
            mappings[t].doubt.clear();
        }
}

}  // namespace relata
