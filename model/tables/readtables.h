// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/core/runcontext.h"
#include "model/tables/table.h"
#include "model/tables/workbook.h"

#include <filesystem>
#include <string>
#include <vector>

namespace relata {

/// The tables of a file: one of CSV or TSV (encoding and delimiter told by content: see toUtf8() and CsvRows), all sheets of an XLSX workbook;
/// of Neo4j's export of nodes and relationships into one CSV these two.
/// Errors: Io, Syntax with file and line, Unsupported (a workbook with a password, .xls, .ods), Cancelled. O(size).
/// \a separator: of CSV, where it is known; 0 = told by content.
Result<std::vector<Table>> readTables(const std::filesystem::path &path, const RunContext &context = {}, char separator = 0);
/// The same of bytes that have been read already; \a path is for names and messages.
Result<std::vector<Table>> tablesFromBytes(std::string bytes, const std::filesystem::path &path, const RunContext &context = {}, char separator = 0);

/// What was copied from a spreadsheet or typed: cells by TAB, or as in CSV. Errors as in CSV, with the file “pasted text”.
Result<Table> tableFromText(std::string text, const RunContext &context = {});

/// True of text whose first row names the ends of edges, or an id and a name, and of edges in plain text; the file's ending counts for the latter
/// only.
bool looksLikeTable(const std::string &bytes, const std::filesystem::path &path = {});

/// "friends.nodes.csv" of "friends.csv": where the entities of an edge list stand.
std::filesystem::path nodesBeside(const std::filesystem::path &path);

/// All tables that are read together when \a path is opened: of a file and the nodes beside it, or of all files of a folder. Errors as readTables();
/// Error::Unsupported of a folder without tables.
Result<std::vector<Table>> tablesOf(const std::filesystem::path &path, const RunContext &context = {});

/// The files of tables (.csv, .tsv, .tab, .xlsx, .xlsm) in \a folder, by name; hidden ones and those that Office locks are left out.
std::vector<std::filesystem::path> tableFilesIn(const std::filesystem::path &folder);
bool hasTableEnding(const std::filesystem::path &path);

}  // namespace relata
