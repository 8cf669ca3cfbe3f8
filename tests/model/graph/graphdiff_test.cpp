// SPDX-License-Identifier: Apache-2.0
#include "model/graph/graphdiff.h"
#include "tests/model/graph/randomedits.h"
#include "tests/support/graphtext.h"

#include <gtest/gtest.h>

namespace relata {
namespace {

using test::graphFromText;
using test::print;
using test::randomEdit;

TEST(GraphDiff, InvertedDiffRestoresTheGraph)
{
    auto graph = graphFromText("ada -knows-> bob, bob -owns-> acme");
    const auto before = print(graph);
    const GraphDiff removal = removeEntities(graph, {graph.findEntity("bob")});
    ASSERT_TRUE(graph.apply(removal));
    EXPECT_EQ(print(graph), "acme, ada");
    ASSERT_TRUE(graph.apply(removal.inverted()));
    EXPECT_EQ(print(graph), before);
}

TEST(GraphDiff, SquashOfAddAndRemoveIsNothing)
{
    const auto graph = graphFromText("ada -knows-> bob");
    GraphDiff diff = removeEntities(graph, {graph.findEntity("ada")});
    diff.squash(GraphDiff(diff).inverted());
    EXPECT_TRUE(diff.empty());
}

TEST(GraphDiff, SquashWithAnEmptyEditChangesNothing)
{
    const auto graph = graphFromText("ada -knows-> bob");
    const GraphDiff removal = removeEntities(graph, {graph.findEntity("ada")});
    GraphDiff left = removal, right;
    left.squash({});
    right.squash(removal);
    EXPECT_EQ(left, removal);
    EXPECT_EQ(right, removal);
}

/// What a person and what a file would see of a graph.
struct Sight {
    std::string text;
    GraphDiff content;
    friend bool operator==(const Sight &, const Sight &) = default;
};
Sight sightOf(const KnowledgeGraph &graph)
{
    return {print(graph), asAdditions(graph)};
}

class RandomEdits : public testing::TestWithParam<unsigned>
{
protected:
    std::mt19937 random{GetParam()};
    KnowledgeGraph graph = graphFromText("ada -knows-> bob, bob -knows-> carl, carl -knows-> carl, dora, ada -likes-> dora");

    void SetUp() override
    {
        // the random edits know only one predicate
        ASSERT_TRUE(graph.apply(removeStatements(graph, {graph.findStatement("s4")})));
    }
    GraphDiff applied()
    {
        const GraphDiff edit = randomEdit(graph, random);
        const auto ok = graph.apply(edit);
        EXPECT_TRUE(ok) << ok.error().text();
        return edit;
    }
};

TEST_P(RandomEdits, TheInverseRestoresEverything)
{
    for (int step = 0; step < 100; ++step) {
        const Sight before = sightOf(graph);
        const KnowledgeGraph copy = graph;
        const GraphDiff edit = applied();
        const Sight after = sightOf(graph);
        ASSERT_TRUE(graph.apply(edit.inverted()));
        ASSERT_EQ(sightOf(graph), before);
        ASSERT_EQ(edit.inverted().inverted(), edit);
        ASSERT_TRUE(graph.apply(edit));
        ASSERT_EQ(sightOf(graph), after);
        ASSERT_EQ(sightOf(copy), before) << "a copy shares nothing";
    }
}

TEST_P(RandomEdits, SquashIsOneAfterTheOther)
{
    for (int step = 0; step < 50; ++step) {
        KnowledgeGraph other = graph;
        GraphDiff both = applied();
        both.squash(applied());
        const auto ok = other.apply(both);
        ASSERT_TRUE(ok) << ok.error().text();
        ASSERT_EQ(sightOf(other), sightOf(graph));
    }
}

TEST_P(RandomEdits, AWholeSessionSquashesIntoOneEditAndBack)
{
    const Sight start = sightOf(graph);
    KnowledgeGraph other = graph;
    GraphDiff all;
    for (int step = 0; step < 150; ++step)
        all.squash(applied());
    ASSERT_TRUE(other.apply(all));
    EXPECT_EQ(sightOf(other), sightOf(graph));
    ASSERT_TRUE(other.apply(all.inverted()));
    EXPECT_EQ(sightOf(other), start);
    KnowledgeGraph copied;
    ASSERT_TRUE(copied.apply(asAdditions(graph)));
    EXPECT_EQ(sightOf(copied), sightOf(graph));
}

/// Degrees, ends, speakers and keys as counted over all statements, the slow way.
TEST_P(RandomEdits, IndexesAgreeWithTheStatements)
{
    for (int step = 0; step < 60; ++step) {
        applied();
        for (const EntityId id : graph.entities()) {
            std::vector<StatementId> from, to, of, by;
            for (const StatementId s : graph.statements()) {
                if (graph.subject(s) == id)
                    from.push_back(s);
                if (graph.object(s) == id)
                    to.push_back(s);
                if (graph.subject(s) == id || graph.object(s) == id)
                    of.push_back(s);
                if (graph.speaker(s) == id)
                    by.push_back(s);
            }
            ASSERT_EQ(graph.statementsFrom(id), from);
            ASSERT_EQ(graph.statementsTo(id), to);
            ASSERT_EQ(graph.statementsOf(id), of);
            ASSERT_EQ(graph.statementsBy(id), by);
            ASSERT_EQ(graph.degree(id), from.size() + to.size());
            ASSERT_EQ(graph.findEntity(graph.key(id)), id);
        }
        for (const StatementId id : graph.statements()) {
            const Statement record = graph.statement(id);
            ASSERT_EQ(graph.findStatement(record.key), id);
            ASSERT_EQ(graph.quote(id), record.quote);
            ASSERT_EQ(graph.note(id), record.note);
            ASSERT_EQ(graph.said(id), record.said);
        }
        for (const DocumentId id : graph.documents())
            ASSERT_EQ(graph.findDocument(graph.document(id).key), id);
        ASSERT_EQ(graph.findEntity("nobody"), noEntity);
        ASSERT_EQ(graph.findStatement(""), noStatement);
    }
}

TEST_P(RandomEdits, ARefusedEditChangesNothing)
{
    int refused = 0;
    for (int step = 0; step < 60; ++step) {
        GraphDiff edit = randomEdit(graph, random);
        Statement wrong;
        wrong.key = "wrong";
        wrong.predicate = "knows";
        wrong.subject = EntityId{999};
        wrong.object = EntityId{999};
        edit.statements.push_back({StatementId{static_cast<std::uint32_t>(graph.statementIdEnd() + 50)}, {}, wrong});
        const Sight before = sightOf(graph);
        const auto revision = graph.revision();
        const auto end = graph.nextStatementId();
        refused += graph.apply(edit) ? 0 : 1;
        ASSERT_EQ(sightOf(graph), before);
        ASSERT_EQ(graph.revision(), revision);
        ASSERT_EQ(graph.nextStatementId(), end);
        applied();
    }
    EXPECT_EQ(refused, 60);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomEdits, testing::Range(1U, 21U));

}  // namespace
}  // namespace relata
