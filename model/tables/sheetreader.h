// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/core/runcontext.h"
#include "model/tables/numberformat.h"
#include "model/tables/table.h"

#include <filesystem>
#include <string>
#include <vector>

namespace relata {

// Inside model/tables only: the parts of a workbook.

struct WorkbookParts {
    std::vector<std::string> strings;   ///< shared
    std::vector<NumberFormat> formats;  ///< by cell style
    DateSystem dates = DateSystem::From1900;
};

/// Fills \a table from the XML of one sheet. Errors of parseXml(), with the place in that part; limits of cells and columns.
Result<void> readSheet(const std::string &xml, const std::filesystem::path &part, const WorkbookParts &parts, const RunContext &context,
                       Table &table);

/// The shared strings; phonetic readings are left out.
Result<std::vector<std::string>> readSharedStrings(const std::string &xml, const std::filesystem::path &part, const RunContext &context);
/// What the styles make of numbers.
Result<std::vector<NumberFormat>> readFormats(const std::string &xml, const std::filesystem::path &part, const RunContext &context);

}  // namespace relata
