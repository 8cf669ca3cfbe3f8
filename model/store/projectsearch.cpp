// SPDX-License-Identifier: Apache-2.0
#include "model/store/projectsearch.h"

#include "model/query/folding.h"
#include "model/store/projecttables.h"

namespace relata {
namespace {

constexpr std::size_t mostCandidates = 5000;  // beyond, the whole graph is as quick

/// Every word, or its beginning: "garcia"* "777"*.
std::string matchOf(const std::vector<FoldedWord> &words)
{
    std::string match;
    for (const FoldedWord &word : words)
        match += (match.empty() ? "\"" : " \"") + word.text + "\"*";
    return match;
}

/// Numbers of the entities with all words; none when they are too many.
Result<std::optional<std::vector<std::int64_t>>> candidatesIn(const Database &database, const std::vector<FoldedWord> &words)
{
    auto rows =
        database.prepare("SELECT rowid FROM entity_text WHERE entity_text MATCH ? ORDER BY rowid LIMIT " + std::to_string(mostCandidates + 1));
    if (!rows)
        return rows.error();
    rows->bind(1, matchOf(words));
    std::vector<std::int64_t> found;
    while (true) {
        const auto stepped = rows->step();
        if (!stepped)
            return stepped.error();
        if (!*stepped)
            break;
        found.push_back(rows->number(0));
    }
    return found.size() > mostCandidates ? std::nullopt : std::optional(std::move(found));
}

Result<std::vector<std::uint32_t>> degreesIn(const Database &database, std::size_t end)
{
    std::vector<std::uint32_t> degrees(end);
    auto rows = database.prepare("SELECT subject, object FROM statement");
    if (!rows)
        return rows.error();
    while (true) {
        const auto stepped = rows->step();
        if (!stepped)
            return stepped.error();
        if (!*stepped)
            return degrees;
        for (const int column : {0, 1})
            if (const std::int64_t id = rows->number(column); id >= 0 && id < static_cast<std::int64_t>(end))
                ++degrees[static_cast<std::size_t>(id)];
    }
}

}  // namespace

Result<std::optional<ProjectHits>> searchProject(const std::filesystem::path &path, std::string_view text, std::size_t most)
{
    const std::optional<ProjectHits> everywhere;
    const auto database = Database::open(path, Database::Access::Read);
    if (!database)
        return database.error();
    for (const auto &[sql, expected] : {std::pair{"PRAGMA application_id", projectApplicationId}, std::pair{"PRAGMA user_version", projectVersion}}) {
        const auto value = database->first(sql);
        if (!value)
            return value.error();
        if (**value != std::to_string(expected))
            return everywhere;  // who reads all of it says what is wrong
    }
    const std::vector<FoldedWord> words = foldedWords(text);
    if (words.empty())
        return everywhere;
    const auto candidates = candidatesIn(*database, words);
    if (!candidates)
        return candidates.error();
    if (!*candidates || (*candidates)->empty())
        return everywhere;
    auto graph = readEntities(*database, **candidates);
    if (!graph)
        return graph.error();
    auto degrees = degreesIn(*database, graph->entityIdEnd());
    if (!degrees)
        return degrees.error();
    ProjectHits found{std::move(*graph), {}, std::move(*degrees)};
    found.hits = SearchIndex::ofNames(found.graph, found.degrees).entities(text, most);
    return std::optional(std::move(found));
}

}  // namespace relata
