// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/voices.h"

#include "model/graph/graphdiff.h"
#include "model/query/facets.h"
#include "model/query/lens.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using testing::HasSubstr;

/// s1: the author says it; s2: nobody knows; s3: Ada says it.
KnowledgeGraph threeVoices()
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob, bob -owns-> acme, carl -knows-> acme");
    GraphDiff diff;
    const auto change = [&](std::uint32_t id, const auto &edit) {
        const Statement before = graph.statement(StatementId{id});
        Statement after = before;
        edit(after);
        diff.statements.push_back({StatementId{id}, before, after});
    };
    change(1, [](Statement &s) { s.status = unknownSpeaker; });
    change(2, [&](Statement &s) {
        s.status = unknownSpeaker;  // as it came; then somebody found out
        s.speaker = graph.findEntity("ada");
    });
    EXPECT_TRUE(graph.apply(diff));
    return graph;
}

TEST(Voices, WhomNobodyKnowsIsNotTheAuthor)
{
    const KnowledgeGraph graph = threeVoices();
    EXPECT_EQ(voiceName(graph, StatementId{0}), "Author");
    EXPECT_EQ(voiceName(graph, StatementId{1}), "Unknown speaker");
    EXPECT_EQ(voiceName(graph, StatementId{2}), "Ada");
    EXPECT_EQ(voiceKey(graph, StatementId{0}), "author");
    EXPECT_EQ(voiceKey(graph, StatementId{1}), "unknown");
    EXPECT_EQ(voiceKey(graph, StatementId{2}), "ada");
    EXPECT_EQ(graph.statement(StatementId{1}).status, unknownSpeaker);
    EXPECT_EQ(graph.statement(StatementId{2}).status, unknownSpeaker);
}

TEST(Voices, WithoutADocumentThereIsNoAuthor)
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob");
    const Statement before = graph.statement(StatementId{0});
    Statement after = before;
    after.document = noDocument;
    GraphDiff diff;
    diff.statements.push_back({StatementId{0}, before, after});
    ASSERT_TRUE(graph.apply(diff));
    EXPECT_EQ(voiceName(graph, StatementId{0}), "Unknown speaker");
    EXPECT_EQ(graph.statement(StatementId{0}).status, "");
}

TEST(Voices, TheLensTellsThemApart)
{
    const KnowledgeGraph graph = threeVoices();
    const auto found = [&](const char *text) {
        const auto lens = Lens::parse(text);
        const auto result = lens ? lens->evaluate(graph) : lens.error();
        std::string keys;
        if (!result)
            return result.error().text();
        result->statements.forEach([&](StatementId id) { keys += graph.key(id); });
        return keys;
    };
    EXPECT_EQ(found("by:author"), "s1");
    EXPECT_EQ(found("by:Unknown"), "s2");
    EXPECT_EQ(found("by:author,unknown"), "s1s2");
    EXPECT_EQ(found("by:unknown,Ada"), "s2s3");
    EXPECT_EQ(found("-by:unknown"), "s1s3");
    EXPECT_EQ(found("has:speaker"), "s3");
    EXPECT_THAT(found("by:unknow"), HasSubstr("unknow"));

    const auto facets = facetsOf(graph, *Lens().evaluate(graph));
    std::vector<std::string> values;
    for (const FacetRow &row : facets.voices)
        values.push_back(row.value + "=" + row.label + std::to_string(row.count));
    EXPECT_THAT(values, testing::UnorderedElementsAre("author=Author1", "unknown=Unknown speaker1", "ada=Ada1"));
}

}  // namespace
}  // namespace relata
