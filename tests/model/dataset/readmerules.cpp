// SPDX-License-Identifier: Apache-2.0
#include "tests/model/dataset/rules.h"

#include <algorithm>
#include <set>
#include <sstream>

namespace relata::dataset {
namespace {

using Counts = std::map<std::string, std::size_t>;

std::vector<std::string> cellsOf(const std::string &line)
{
    std::vector<std::string> cells;
    std::istringstream text(line.substr(1));
    for (std::string cell; std::getline(text, cell, '|');) {
        const auto from = cell.find_first_not_of(' '), to = cell.find_last_not_of(' ');
        cells.push_back(from == std::string::npos ? "" : cell.substr(from, to - from + 1));
    }
    return cells;
}

/// Rows of the README's table whose first heading is \a heading, without head and rule.
std::vector<std::vector<std::string>> tableOf(const std::string &readme, const std::string &heading)
{
    std::vector<std::vector<std::string>> rows;
    std::istringstream text(readme);
    bool inside = false;
    for (std::string line; std::getline(text, line);) {
        if (line.rfind("| " + heading + " |", 0) == 0)
            inside = true;
        else if (inside && (line.empty() || line.front() != '|'))
            break;
        else if (inside && line.rfind("|--", 0) != 0)
            rows.push_back(cellsOf(line));
    }
    return rows;
}

Counts lastColumn(const std::vector<std::vector<std::string>> &rows)
{
    Counts counts;
    for (const auto &row : rows)
        counts[row.front()] = std::stoul(row.back());
    return counts;
}

void compare(Breaches &breaches, const std::string &table, const Counts &told, const Counts &counted)
{
    for (const auto &[key, count] : counted)
        if (const auto found = told.find(key); found == told.end() || found->second != count)
            breaches.push_back("README, " + table + ", " + key + ": there are " + std::to_string(count));
    for (const auto &[key, count] : told)
        if (!counted.count(key) && count != 0)
            breaches.push_back("README, " + table + ": nothing is called " + key);
}

std::size_t markedAsOurs(const Package &package)
{
    return static_cast<std::size_t>(
        std::count_if(package.entities.begin(), package.entities.end(), [](const Row &row) { return row.at("name_status") == "ours"; }));
}

}  // namespace

Breaches readmeFiguresAreTrue(const Package &package)
{
    std::map<std::string, std::string> typeLabels, categoryLabels;
    for (const auto &type : package.schema.at("types"))
        typeLabels[type.at("id")] = type.at("label");
    for (const auto &category : package.schema.at("categories"))
        categoryLabels[category.at("id")] = category.at("label");
    Counts types, categories, modalities, polarities, voices, bases, predicates, paragraphs;
    for (const Row &entity : package.entities)
        ++types[typeLabels[entity.at("type")]];
    for (const Row &row : package.statements) {
        const auto *predicate = package.findPredicate(row.at("predicate"));
        const Row *speaker = package.findEntity(row.at("speaker"));
        ++predicates[predicate->at("label")];
        ++categories[categoryLabels[predicate->at("category")]];
        ++modalities[row.at("modality")];
        ++polarities[row.at("polarity")];
        ++voices[speaker ? speaker->at("name") : "the article's author"];
        ++bases[row.at("holds_basis").empty() ? "not given" : row.at("holds_basis")];
        ++paragraphs[row.at("paragraph")];
    }
    Breaches breaches;
    for (const auto &[heading, counted] : std::map<std::string, Counts>{{"Type", types},
                                                                        {"Category", categories},
                                                                        {"Modality", modalities},
                                                                        {"Polarity", polarities},
                                                                        {"Speaker", voices},
                                                                        {"Holds", bases},
                                                                        {"Predicate", predicates}})
        compare(breaches, heading, lastColumn(tableOf(package.readme, heading)), counted);

    Counts told;
    const auto rows = tableOf(package.readme, "Paragraph");
    for (std::size_t i = 1; !rows.empty() && i < rows[0].size(); ++i)
        told[std::to_string(i)] = std::stoul(rows[0][i]);
    compare(breaches, "Paragraph", told, paragraphs);

    const std::string summary = std::to_string(package.entities.size()) + " entities, " + std::to_string(package.statements.size()) + " statements, "
                                + std::to_string(package.schema.at("predicates").size()) + " predicates, one document, "
                                + std::to_string(voices.size() - 1) + " speakers besides";
    if (package.readme.find(summary) == std::string::npos)
        breaches.push_back("README: expected “" + summary + "”");
    const Counts readings = lastColumn(tableOf(package.readme, "Second reading"));
    if (readings.size() != 4
        || readings.at("relationships on the second list")
               != readings.at("of these, in the first version") + readings.at("of these, missing from it"))
        breaches.push_back("README: the figures of the second reading do not add up");
    return breaches;
}

Breaches readmeNamesWhatIsOurs(const Package &package)
{
    Breaches breaches;
    const auto need = [&](const std::string &text) {
        if (package.readme.find(text) == std::string::npos)
            breaches.push_back("README: expected “" + text + "”");
    };
    std::size_t aliases = 0;
    for (const Row &entity : package.entities) {
        if (entity.at("name_status") == "ours")
            need(entity.at("name"));
        for (const std::string &alias : values(entity, "aliases_ours")) {
            need(alias);
            ++aliases;
        }
    }
    need("names of " + std::to_string(markedAsOurs(package)) + " entities");
    need("So are " + std::to_string(aliases) + " aliases");
    return breaches;
}

}  // namespace relata::dataset
