// SPDX-License-Identifier: Apache-2.0
#include "tests/model/store/projectfixture.h"

#include "model/store/database.h"
#include "model/store/projectsearch.h"

#include <gmock/gmock.h>

namespace relata::test {
namespace {

struct Known {
    EntityId entity;
    std::string matched;
    double score;
    friend bool operator==(const Known &, const Known &) = default;
};

std::vector<Known> known(const std::vector<EntityHit> &hits)
{
    std::vector<Known> all;
    for (const EntityHit &hit : hits)
        all.push_back({hit.entity, hit.matched, hit.score});
    return all;
}

/// Many names that share words, with accents, aliases and other scripts, and statements between them.
KnowledgeGraph manyNames()
{
    const char *first[] = {"José", "Ana María", "Zoë", "Łukasz", "İbrahim", "O’Neil", "李", "Юрий", "ﬁn", "María-José"};
    const char *last[] = {"López Obrador", "Núñez", "Straße", "de la Cruz", "Smith (elder)", "李小龙", "Ångström", "al-Rašīd"};
    KnowledgeGraph graph = graphFromText("ada -knows-> bob");
    GraphDiff diff;
    std::mt19937 random(3);
    for (std::uint32_t i = 0; i < 400; ++i) {
        Entity entity{"key-" + std::to_string(i) + (i % 7 == 0 ? "-clave" : ""),
                      "person",
                      std::string(first[random() % 10]) + " " + last[random() % 8],
                      {},
                      {},
                      {}};
        if (i % 3 == 0)
            entity.aliases = {std::string(last[random() % 8]), "Alias " + std::to_string(i)};
        diff.entities.push_back({EntityId(10 + i), {}, entity});
    }
    for (std::uint32_t i = 0; i < 900; ++i) {
        Statement statement;
        statement.key = "x" + std::to_string(i);
        statement.subject = EntityId(10 + random() % 400);
        statement.object = EntityId(10 + random() % 400);
        statement.predicate = "knows";
        diff.statements.push_back({StatementId(100 + i), {}, statement});
    }
    if (const auto applied = graph.apply(diff); !applied)
        throw std::invalid_argument(applied.error().text());
    return graph;
}

TEST(ProjectSearch, FindsWhatTheIndexOfTheGraphFinds)
{
    const TempFolder folder;
    const KnowledgeGraph graph = manyNames();
    ASSERT_TRUE(Project::create(folder / "a.relata", graph));
    const SearchIndex index = SearchIndex::of(graph);
    int found = 0;
    for (const char *text :
         {"jose",           "José López",   "lopez obr", "LÓPEZ",     "zoe",         "ana maria nun", "strasse",    "Straße",   "lukasz",   "ibrahim",
          "o'neil",         "neil",         "李",        "李小龙",    "юрий",        "fin",           "maria jose", "al rasid", "angstrom", "clave",
          "key 7",          "key-14-clave", "alias 3",   "alias 30",  "smith elder", "(elder)",       "ada",        "bob",      "ada bob",  "k",
          "\"quoted\" AND", "NEAR(a b)",    "a*b",       "cruz lopez"}) {
        const auto hits = searchProject(folder / "a.relata", text);
        ASSERT_TRUE(hits) << text << ": " << hits.error().text();
        const auto expected = known(index.entities(text));
        if (!*hits)
            continue;
        ++found;
        EXPECT_EQ(known((*hits)->hits), expected) << text;
        for (const EntityHit &hit : (*hits)->hits) {
            EXPECT_EQ((*hits)->degrees[indexOf(hit.entity)], graph.degree(hit.entity));
            EXPECT_EQ((*hits)->graph.entity(hit.entity), graph.entity(hit.entity));
        }
    }
    EXPECT_GE(found, 25) << "most are answered by the file's index";
}

TEST(ProjectSearch, LeavesTyposAndNothingToTheWholeGraph)
{
    const TempFolder folder;
    ASSERT_TRUE(Project::create(folder / "a.relata", manyNames()));
    for (const char *text : {"", "  ", "obrodar", "nobody at all"})
        EXPECT_FALSE(*searchProject(folder / "a.relata", text)) << text;
    write(folder / "text.relata", "ada,bob\n");
    EXPECT_FALSE(searchProject(folder / "text.relata", "ada"));
}

TEST(ProjectSearch, FollowsEveryEdit)
{
    std::mt19937 random(23);
    const TempFolder folder;
    KnowledgeGraph graph = richGraph();
    auto project = Project::create(folder / "a.relata", graph);
    ASSERT_TRUE(project);
    for (int step = 0; step < 60; ++step) {
        const GraphDiff diff = someEdit(graph, random);
        ASSERT_TRUE(graph.apply(diff));
        ASSERT_TRUE(project->commit(diff, "step"));
    }
    const SearchIndex index = SearchIndex::of(graph);
    int found = 0;
    for (const char *text : {"entity", "ada", "carl", "e1", "acme", "bob", "first one"})
        if (const auto hits = searchProject(folder / "a.relata", text); *hits) {
            EXPECT_EQ(known((*hits)->hits), known(index.entities(text))) << text;
            ++found;
        }
    EXPECT_GT(found, 1);
}

}  // namespace
}  // namespace relata::test
