// SPDX-License-Identifier: Apache-2.0
#include "model/tables/guessparts.h"
#include "model/tables/headerwords.h"

#include <algorithm>

namespace relata {
namespace {

/// What workbooks call the sheet that explains the others, in English, Spanish, German and French; as headerWords() has it.
bool isPageName(std::string_view words)
{
    constexpr std::string_view names =
        "|about|acerca|acerca de|caratula|changelog|codebook|contenido|contents|cover|cover page|cover sheet|data dictionary|deckblatt|"
        "diccionario|diccionario de datos|dictionary|disclaimer|erlauterungen|glosario|glossary|hinweise|indice|info|information|inhalt|"
        "instrucciones|instructions|introduction|legend|leyenda|lisez moi|metadata|metadatos|methodology|metodologia|notas|note|notes|portada|"
        "read me|readme|sommaire|titelblatt|title|title page|";
    return !words.empty() && names.find("|" + std::string(words) + "|") != std::string_view::npos;
}

/// A heading says that names, ids or things of a kind stand below it.
bool namesItsRows(const TableSample &sample)
{
    const auto &words = sample.allWords();
    return std::any_of(words.begin(), words.end(), [](const std::string &each) {
        const auto role = entityRoleOf(each);
        return role == ColumnRole::Name || role == ColumnRole::Id || !typeNamed(each).empty();
    });
}

std::size_t filledCells(const Table &table, std::size_t row)
{
    std::size_t filled = 0;
    for (std::size_t i = 0; i < table.cellCount(row); ++i)
        filled += !table.cell(row, i).empty();
    return filled;
}

/// A title and a few pairs as “Author: …”, or sentences one below the other.
bool isWrittenLikeAPage(const Table &table)
{
    constexpr std::size_t mostLines = 60, sentence = 60;  // rows; bytes
    if (table.rowCount() == 0 || table.rowCount() > mostLines)
        return false;
    bool hasPairs = false, hasSentence = false;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        const std::size_t filled = filledCells(table, row);
        if (filled > 2)
            return false;
        hasPairs |= filled == 2;
        hasSentence |= table.cell(row, 0).size() > sentence;
    }
    return (filledCells(table, 0) == 1 && hasPairs) || hasSentence;
}

}  // namespace

void leaveOutPages(const std::vector<Table> &tables, std::vector<TableMapping> &mappings)
{
    const auto reasonFor = [&](std::size_t t) -> const char * {  // to leave it out; null = none
        const TableMapping &mapping = mappings[t];
        const bool isSure = mapping.settled || mapping.shape == TableShape::Matrix || mapping.shape == TableShape::Ignored
                            || (mapping.shape == TableShape::Statements && mapping.doubt.empty());
        if (isSure || tables[t].kind != "XLSX")
            return nullptr;
        const TableSample sample(tables[t], headerRow(tables[t], mapping));
        if (!namesItsRows(sample) && (isWrittenLikeAPage(tables[t]) || (isPageName(headerWords(tables[t].name)) && tables[t].columnCount() <= 3)))
            return "it looks like a page about the other sheets, not like a table";
        return sample.firstRow() >= sample.endRow() ? "nothing stands below its headings" : nullptr;
    };
    std::vector<const char *> reasons;
    bool hasData = false;
    for (std::size_t t = 0; t < tables.size(); ++t) {
        reasons.push_back(reasonFor(t));
        hasData |= !reasons[t] && mappings[t].shape != TableShape::Ignored && mappings[t].doubt.empty();
    }
    for (std::size_t t = 0; hasData && t < tables.size(); ++t)
        if (reasons[t]) {
            mappings[t].shape = TableShape::Ignored;
            mappings[t].reason = reasons[t];
            mappings[t].doubt.clear();
        }
}

}  // namespace relata
