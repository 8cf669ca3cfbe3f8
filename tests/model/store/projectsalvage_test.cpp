// SPDX-License-Identifier: Apache-2.0
// What a damaged project's history gives back.
#include "tests/model/store/projectfixture.h"

#include "model/store/database.h"

#include <gmock/gmock.h>

#include <utility>

namespace relata::test {
namespace {

/// A project whose last steps add \a n statements in one edit, and then take \a undone of them away again.
KnowledgeGraph withImport(const std::filesystem::path &path, std::uint32_t n, std::uint32_t undone)
{
    KnowledgeGraph graph = richGraph();
    auto project = Project::create(path, graph);
    GraphDiff added, removed;
    for (std::uint32_t i = 0; i < n; ++i) {
        Statement statement;
        statement.key = "i" + std::to_string(i);
        statement.subject = graph.findEntity("ada");
        statement.object = graph.findEntity("bob");
        statement.predicate = "knows";
        statement.claim = std::string(200, 'c') + std::to_string(i);
        statement.polarity = Polarity::Negative;
        statement.properties = {{"row", std::to_string(i)}};
        const auto id = StatementId(100 + i);
        added.statements.push_back({id, {}, statement});
        if (i < undone)
            removed.statements.push_back({id, statement, {}});
    }
    EXPECT_TRUE(project && project->commit(added, "Import") && graph.apply(added));
    if (undone > 0) {
        EXPECT_TRUE(project->commit(removed, "Remove") && graph.apply(removed));
    }
    return graph;
}

/// The first page of a table, and with it the way to all others.
void spoilTable(const std::filesystem::path &path, const std::string &table)
{
    const std::string root =
        *Database::open(path, Database::Access::Read)->first("SELECT rootpage FROM sqlite_master WHERE name = '" + table + "'").value();
    std::string bytes = read(path);
    bytes.replace((std::stoul(root) - 1) * 4096, 4096, std::string(4096, '\x7f'));
    write(path, bytes);
}

/// What comes of \a path when the table of its statements is spoiled.
struct Salvage {
    TempFolder folder;
    std::filesystem::path path = folder / "a.relata";
    std::vector<std::string> notes;
    KnowledgeGraph saved;
    void spoilAndRecover()
    {
        spoilTable(path, "statement");
        const auto report = recoverProject(path, folder / "b.relata");
        ASSERT_TRUE(report) << report.error().text();
        notes = report->notes;
        auto read = Project::read(folder / "b.relata");
        ASSERT_TRUE(read) << read.error().text();
        saved = std::move(*read);
    }
};

TEST(ProjectSalvage, WhatTheTablesLostIsTakenFromTheHistory)
{
    Salvage salvage;
    const auto path = salvage.path;
    const KnowledgeGraph graph = withImport(path, 300, 20);
    ASSERT_NO_FATAL_FAILURE(salvage.spoilAndRecover());
    const KnowledgeGraph &saved = salvage.saved;
    EXPECT_EQ(saved.statementCount(), 280U) << "those that were there before the history begins are lost, and those that were removed stay so";
    EXPECT_EQ(saved.statement(saved.findStatement("i77")), graph.statement(graph.findStatement("i77")));
    EXPECT_THAT(salvage.notes,
                testing::Contains("Part of the file is damaged: 0 of 283 statements could be read; 280 more were found in the history; "
                                  "missing are “s1”, “s2”, “s3”."));
}

TEST(ProjectSalvage, WhatWasRemovedStaysSoThoughTheHistoryOfThatCannotBeRead)
{
    Salvage salvage;
    const auto path = salvage.path;
    withImport(path, 300, 20);
    ASSERT_TRUE(
        Database::open(path, Database::Access::Write)->run("UPDATE history SET edit = '{' WHERE label = 'Remove'; PRAGMA wal_checkpoint(TRUNCATE)"));
    ASSERT_NO_FATAL_FAILURE(salvage.spoilAndRecover());
    const KnowledgeGraph &saved = salvage.saved;
    EXPECT_EQ(saved.statementCount(), 280U);
    EXPECT_EQ(saved.findStatement("i7"), noStatement) << "the list of keys does not have it";
    EXPECT_NE(saved.findStatement("i77"), noStatement);
}

TEST(ProjectSalvage, WhatHasAnotherIdSinceAStepThatCannotBeReadIsSavedUnderThat)
{
    Salvage salvage;
    const auto path = salvage.path;
    KnowledgeGraph graph = withImport(path, 300, 20);
    {
        auto project = Project::open(path, graph);
        ASSERT_TRUE(project) << project.error().text();
        GraphDiff renamed;
        for (const auto &[key, then] : {std::pair("i77", "k9"), std::pair("i78", "i7")}) {  // the second has the id of one that was removed
            const StatementId id = graph.findStatement(key);
            renamed.statements.push_back({id, graph.statement(id), graph.statement(id)});
            renamed.statements.back().after->key = then;
        }
        ASSERT_TRUE(project->commit(renamed, "Rename") && graph.apply(renamed));
    }
    ASSERT_TRUE(Database::open(path, Database::Access::Write)
                    ->run("UPDATE history SET edit = '{' WHERE label IN ('Remove', 'Rename'); PRAGMA wal_checkpoint(TRUNCATE)"));
    ASSERT_NO_FATAL_FAILURE(salvage.spoilAndRecover());
    const KnowledgeGraph &saved = salvage.saved;
    EXPECT_EQ(saved.statementCount(), 280U);
    for (const char *key : {"k9", "i7"}) {
        ASSERT_NE(saved.findStatement(key), noStatement) << key;
        EXPECT_EQ(saved.statement(saved.findStatement(key)), graph.statement(graph.findStatement(key))) << key;
    }
    EXPECT_EQ(saved.findStatement("i77"), noStatement);
    EXPECT_THAT(salvage.notes,
                testing::Contains("Part of the file is damaged: 0 of 283 statements could be read; 280 more were found in the history; "
                                  "missing are “s1”, “s2”, “s3”."));
}

TEST(ProjectSalvage, WhatWasMadeAgainUnderAnotherNumberIsThereOnce)
{
    const TempFolder folder;
    const auto path = folder / "a.relata";
    KnowledgeGraph graph = withImport(path, 300, 20);
    {
        auto project = Project::open(path, graph);
        ASSERT_TRUE(project) << project.error().text();
        Statement again = graph.statement(graph.findStatement("i77"));
        again.key = "i7";
        again.claim = "As it was made again";
        GraphDiff diff;
        diff.statements.push_back({graph.nextStatementId(), {}, again});
        ASSERT_TRUE(project->commit(diff, "Again"));
    }
    ASSERT_TRUE(
        Database::open(path, Database::Access::Write)->run("UPDATE history SET edit = '{' WHERE label = 'Remove'; PRAGMA wal_checkpoint(TRUNCATE)"));
    spoilTable(path, "sqlite_autoindex_statement_1");
    spoilTable(path, "statement");
    const auto report = recoverProject(path, folder / "b.relata");
    ASSERT_TRUE(report) << report.error().text();
    EXPECT_THAT(report->notes, testing::Each(testing::Not(testing::HasSubstr("another one has its id"))));
    const auto saved = Project::read(folder / "b.relata");
    ASSERT_TRUE(saved) << saved.error().text();
    ASSERT_NE(saved->findStatement("i7"), noStatement);
    EXPECT_EQ(saved->claim(saved->findStatement("i7")), "As it was made again");
}

TEST(ProjectSalvage, ASpoiledFieldIsTakenFromTheHistory)
{
    const TempFolder folder;
    const auto path = folder / "a.relata";
    const KnowledgeGraph graph = withImport(path, 3, 0);
    ASSERT_TRUE(Database::open(path, Database::Access::Write)->run("UPDATE statement SET polarity = 'x', properties = '[[' WHERE key = 'i1'"));
    const auto report = recoverProject(path, folder / "b.relata");
    ASSERT_TRUE(report) << report.error().text();
    EXPECT_THAT(report->notes,
                testing::Contains("Statement “i1”: polarity was “x”, it is now as the history has it; properties was “[[”, it is now as "
                                  "the history has it."));
    EXPECT_TRUE(same(*Project::read(folder / "b.relata"), graph));
}

TEST(ProjectSalvage, PiecesOfAHistoryThatNothingLeadsToAreReadToo)
{
    const TempFolder folder;
    const auto path = folder / "a.relata";
    const KnowledgeGraph graph = withImport(path, 300, 0);
    for (const char *table : {"statement", "history"})
        spoilTable(path, table);
    const auto report = recoverProject(path, folder / "b.relata");
    ASSERT_TRUE(report) << report.error().text();
    const auto saved = Project::read(folder / "b.relata");
    ASSERT_TRUE(saved) << saved.error().text();
    EXPECT_GT(saved->statementCount(), 290U) << "but the first, which stood in the page that is lost";
    EXPECT_EQ(saved->statement(saved->findStatement("i77")).claim, graph.statement(graph.findStatement("i77")).claim);
    EXPECT_THAT(report->notes, testing::Contains(testing::HasSubstr("pieces of the history whose order is lost")));
}

}  // namespace
}  // namespace relata::test
