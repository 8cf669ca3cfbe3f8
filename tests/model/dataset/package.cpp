// SPDX-License-Identifier: Apache-2.0
#include "tests/model/dataset/package.h"

#include "model/io/csv.h"
#include "tests/support/sourcedir.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace relata::dataset {
namespace {

std::filesystem::path folder()
{
    return test::sourceDir() / "resources/graphs/mexico-migration";
}

std::string textOf(const char *name)
{
    std::ifstream file(folder() / name, std::ios::binary);
    EXPECT_TRUE(file) << name;
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Row> rowsOf(const char *name, std::vector<std::string> &columns)
{
    const auto table = readCsv(folder() / name);
    EXPECT_TRUE(table) << table.error().text();
    std::vector<Row> rows;
    if (!table)
        return rows;
    columns = table->columns;
    for (const CsvTable::Row &row : table->rows) {
        Row &read = rows.emplace_back();
        for (std::size_t i = 0; i < table->columns.size(); ++i)
            read[table->columns[i]] = std::string(row.at(i));  // empty cells at the end may be missing
    }
    return rows;
}

Package readPackage()
{
    Package package;
    package.entities = rowsOf("entities.csv", package.columns["entities"]);
    package.statements = rowsOf("statements.csv", package.columns["statements"]);
    package.documents = rowsOf("documents.csv", package.columns["documents"]);
    package.schema = nlohmann::json::parse(textOf("schema.json"));
    package.description = nlohmann::json::parse(textOf("datapackage.json"));
    package.readme = textOf("README.md");
    return package;
}

template <typename Rows>
auto withId(Rows &rows, const std::string &id)
{
    return std::find_if(rows.begin(), rows.end(), [&](const auto &row) { return row.at("id") == id; });
}

}  // namespace

Row &Package::entity(const std::string &id)
{
    return *withId(entities, id);
}

Row &Package::statement(const std::string &id)
{
    return *withId(statements, id);
}

const Row *Package::findEntity(const std::string &id) const
{
    const auto found = withId(entities, id);
    return found == entities.end() ? nullptr : &*found;
}

const nlohmann::json *Package::findPredicate(const std::string &id) const
{
    const auto found = withId(schema.at("predicates"), id);
    return found == schema.at("predicates").end() ? nullptr : &*found;
}

nlohmann::json &Package::predicate(const std::string &id)
{
    return *withId(schema.at("predicates"), id);
}

const Package &shipped()
{
    static const Package package = readPackage();
    return package;
}

std::vector<std::string> values(const Row &row, const std::string &column)
{
    const std::string &cell = row.at(column);
    return cell.empty() ? std::vector<std::string>{} : splitMulti(cell);
}

std::size_t wordCount(const std::string &text)
{
    std::istringstream words(text);
    return static_cast<std::size_t>(std::distance(std::istream_iterator<std::string>(words), {}));
}

std::size_t length(const std::string &text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace relata::dataset
