// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/core/runcontext.h"
#include "model/tables/table.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// A zip file by its first bytes.
bool looksLikeWorkbook(std::string_view bytes);

/// All sheets of an XLSX workbook (ECMA-376, transitional and strict), rows with the numbers that Excel shows. Shared and inline strings; numbers in
/// 15 digits, as Excel has them; dates by their number format, as precise as it shows them (2019, 2019-06, 2019-06-02, 2019-06-02T10:30:00); booleans
/// as true and false; what formulas had as result, error values as empty cells; a value of cells merged downwards stands in all of them. Charts and
/// pictures are left out. Nothing is written to the disk, nothing outside the file is opened. Errors: Syntax (no workbook, damaged, XML with
/// entities), Unsupported (encrypted, another kind of zip), limits (2 GiB expanded, 200 : 1, 16,384 columns), Cancelled. O(expanded size).
Result<std::vector<Table>> readWorkbook(std::string bytes, const std::filesystem::path &path, const RunContext &context = {});

}  // namespace relata
