// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/io/formats.h"

#include <span>
#include <string>
#include <string_view>

namespace relata {

/// A form that is several tables on the disk.
struct TableForm {
    std::string_view name;    ///< "CSV tables"
    std::string_view ending;  ///< lower case with the dot
    std::string_view about;   ///< what is written, for people
};

/// CSV and TSV: an edge list NAME.csv with the nodes beside it in NAME.nodes.csv, as Gephi reads them; what a spreadsheet would execute gets a
/// leading '. Neo4j: a folder NAME.neo4j with nodes.csv and relationships.csv for the admin import, and the command in import.txt.
std::span<const TableForm> tableForms();
/// The form that writes files of this name; null when none does.
const TableForm *tableFormFor(const std::filesystem::path &path);

/// Writes all files of the form or none, and reads them again: the report says what they could not hold. Error::Io with the reason; a folder for
/// Neo4j with other things in it is refused. O(size).
Result<IoReport> writeTables(const KnowledgeGraph &graph, const std::filesystem::path &path, const RunContext &context = {});

/// An XLSX workbook of two sheets, Entities and Statements, all cells text. O(size).
IoReport workbookBytes(const KnowledgeGraph &graph, std::string &bytes);

}  // namespace relata
