// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace relata::dataset {

/// A row of a table: column -> cell.
using Row = std::map<std::string, std::string>;

/// The shipped data package as its files have it, columns and all, so that a rule can look at what the graph does not keep
/// and a test can spoil a copy of it.
struct Package {
    std::vector<Row> entities;
    std::vector<Row> statements;
    std::vector<Row> documents;
    std::map<std::string, std::vector<std::string>> columns;  ///< of each table, in file order
    nlohmann::json schema;                                    ///< schema.json
    nlohmann::json description;                               ///< datapackage.json
    std::string readme;

    Row &entity(const std::string &id);     ///< must exist
    Row &statement(const std::string &id);  ///< must exist
    const Row *findEntity(const std::string &id) const;
    const nlohmann::json *findPredicate(const std::string &id) const;
    nlohmann::json &predicate(const std::string &id);  ///< must exist
};

/// Reads the shipped package once; a failure to read fails the running test.
const Package &shipped();

/// "a|b" -> {"a", "b"}; empty -> {}.
std::vector<std::string> values(const Row &row, const std::string &column);
std::size_t wordCount(const std::string &text);
/// Characters of a UTF-8 text.
std::size_t length(const std::string &text);

}  // namespace relata::dataset
