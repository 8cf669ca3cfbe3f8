// SPDX-License-Identifier: Apache-2.0
// What a property of statements adds up to at their ends.
#include "model/query/statementsums.h"

#include "model/graph/knowledgegraph.h"
#include "model/query/lens.h"
#include "model/query/scalelens.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <stop_token>
#include <vector>

namespace relata {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

/// What one statement of a graph says beside its ends.
struct Told {
    const char *amount;
    const char *document = "";
    const char *holds = "";
    Modality modality = Modality::Asserted;
};

/// \a links in order, each with what \a told says of it.
KnowledgeGraph paying(const char *links, const std::vector<Told> &told)
{
    KnowledgeGraph graph = test::graphFromText(links);
    GraphDiff documents;
    for (const Told &one : told)
        if (*one.document != 0 && std::none_of(documents.documents.begin(), documents.documents.end(), [&](const auto &change) {
                return change.after->key == one.document;
            })) {
            Document document;
            document.key = one.document;
            document.title = one.document;
            documents.documents.push_back(
                {DocumentId{static_cast<std::uint32_t>(graph.documentCount() + documents.documents.size())}, std::nullopt, document});
        }
    EXPECT_TRUE(graph.apply(documents));
    GraphDiff diff;
    std::size_t i = 0;
    for (const StatementId id : graph.statements()) {
        const Statement before = graph.statement(id);
        Statement after = before;
        if (*told[i].amount != 0)
            after.properties = {{"Amount", told[i].amount}};
        after.document = *told[i].document != 0 ? graph.findDocument(told[i].document) : noDocument;
        after.modality = told[i].modality;
        after.holds = *told[i].holds != 0 ? Edtf::parse(told[i].holds).value() : Edtf();
        diff.statements.push_back({id, before, after});
        ++i;
    }
    EXPECT_TRUE(graph.apply(diff));
    return graph;
}

PropertyColumn sums(const KnowledgeGraph &graph, SumWay way)
{
    auto column = statementSums(graph, Snapshot::of(graph), Scale::ofSums("Amount", way));
    EXPECT_TRUE(column);
    return *column;
}

double sumOf(const PropertyColumn &column, const KnowledgeGraph &graph, const char *key)
{
    return column.values[indexOf(graph.findEntity(key))];
}

TEST(StatementSums, AddUpAtTheirEnds)
{
    const KnowledgeGraph graph = paying("a -pays-> b, a -pays-> c, b -pays-> c, c -knows-> d", {{"1,250.50"}, {"100"}, {"0.1"}, {""}});
    const PropertyColumn in = sums(graph, SumWay::In), out = sums(graph, SumWay::Out), all = sums(graph, SumWay::All);
    EXPECT_TRUE(std::isnan(sumOf(in, graph, "a")));
    EXPECT_EQ(sumOf(in, graph, "b"), 1250.5);
    EXPECT_EQ(sumOf(in, graph, "c"), 100.1);
    EXPECT_TRUE(std::isnan(sumOf(in, graph, "d"))) << "knowing somebody is worth nothing";
    EXPECT_EQ(sumOf(out, graph, "a"), 1350.5);
    EXPECT_EQ(sumOf(out, graph, "b"), 0.1);
    EXPECT_EQ(sumOf(all, graph, "b"), 1250.6);
    EXPECT_EQ(sumOf(all, graph, "c"), 100.1);
    EXPECT_THAT(in.note, IsEmpty());
}

TEST(StatementSums, WhatSomebodyPaysItselfCountsOnce)
{
    const KnowledgeGraph graph = paying("a -pays-> a", {{"5"}});
    for (const SumWay way : allSumWays)
        EXPECT_EQ(sumOf(sums(graph, way), graph, "a"), 5);
}

TEST(StatementSums, HaveTheDecimalsOfWhatTheyAddUp)
{
    const KnowledgeGraph graph = paying("a -pays-> b, c -pays-> b, d -pays-> b, e -pays-> b", {{"0.1"}, {"0.2"}, {"-0.3"}, {"1.10"}});
    EXPECT_EQ(sumOf(sums(graph, SumWay::In), graph, "b"), 1.1) << "and no 1.1000000000000003";
    const KnowledgeGraph none = paying("a -pays-> b, c -pays-> b, d -pays-> b", {{"-0.1"}, {"-0.2"}, {"0.3"}});
    EXPECT_FALSE(std::signbit(sumOf(sums(none, SumWay::In), none, "b"))) << "no -0";
    const KnowledgeGraph fine = paying("a -pays-> b, c -pays-> b, a -pays-> d, c -pays-> d, a -pays-> e",
                                       {{"0.0000001"}, {"0.0000002"}, {"0.1|0.2"}, {"0.3"}, {"33.333333333333"}});
    const PropertyColumn column = sums(fine, SumWay::In);
    EXPECT_DOUBLE_EQ(sumOf(column, fine, "b"), 3e-7) << "small ones are no nothing";
    EXPECT_EQ(sumOf(column, fine, "d"), 0.6) << "whatever others have";
}

TEST(StatementSums, WhatSeveralDocumentsSayAlikeCountsOnce)
{
    const KnowledgeGraph graph = paying("a -pays-> b, a -pays-> b, a -pays-> b, a -pays-> b, a -owes-> b, a -pays-> b",
                                        {{"10", "press", "2020"},
                                         {"10.0", "register", "2020"},
                                         {"10", "register", "2020"},  // a second row of one register is a second payment
                                         {"10", "press", "2021"},
                                         {"10", "press", "2020"},
                                         {"11", "press", "2020"}});
    const PropertyColumn column = sums(graph, SumWay::In);
    EXPECT_EQ(sumOf(column, graph, "b"), 10 + 10 + 10 + 10 + 11);
    EXPECT_THAT(column.note, HasSubstr("1 statement says what another one says as well, and does not count again"));
}

/// The same with something else that each says.
KnowledgeGraph also(KnowledgeGraph graph, const std::vector<Properties> &more, const std::vector<const char *> &speakers = {})
{
    GraphDiff diff;
    std::size_t i = 0;
    for (const StatementId id : graph.statements()) {
        const Statement before = graph.statement(id);
        Statement after = before;
        if (i < more.size())
            after.properties.insert(after.properties.end(), more[i].begin(), more[i].end());
        if (i < speakers.size())
            after.speaker = graph.findEntity(speakers[i]);
        diff.statements.push_back({id, before, after});
        ++i;
    }
    EXPECT_TRUE(graph.apply(diff));
    return graph;
}

TEST(StatementSums, WhatDiffersInAnotherPropertyIsAnotherThing)
{
    const KnowledgeGraph graph =
        also(paying("a -pays-> b, a -pays-> b, a -pays-> b", {{"10", "press", "2020"}, {"10", "register", "2020"}, {"10", "radio", "2020"}}),
             {{{"No", "1"}}, {{"No", "2"}, {"page", "3"}}, {{"Kind", "open"}, {"page", "4"}}});
    const PropertyColumn column = sums(graph, SumWay::In);
    EXPECT_EQ(sumOf(column, graph, "b"), 20) << "the third may be either of the contracts";
    EXPECT_THAT(column.note, HasSubstr("1 statement says what another one says"));
}

TEST(StatementSums, TwoVoicesInOneDocumentTellOneThing)
{
    const KnowledgeGraph graph =
        also(paying("a -pays-> b, a -pays-> b, a -pays-> b, c -knows-> d", {{"10", "press"}, {"10", "press"}, {"10", "press"}, {""}}), {},
             {"c", "d", "c"});
    EXPECT_EQ(sumOf(sums(graph, SumWay::In), graph, "b"), 20) << "c says so twice";
}

TEST(StatementSums, TellsWhatMayBeTheSameAndWhatIsMissing)
{
    const KnowledgeGraph graph =
        paying("a -pays-> b, a -pays-> b, a -pays-> b, a -pays-> b, a -pays-> b, a -knows-> b",
               {{"10", "press", "2020-02-13"}, {"10", "register", "2020"}, {"10", "radio"}, {"10", "tv", "2021"}, {""}, {""}});
    const PropertyColumn column = sums(graph, SumWay::In);
    EXPECT_EQ(sumOf(column, graph, "b"), 40);
    EXPECT_THAT(column.note, HasSubstr("3 may say the same as others, told of another time or of none, and count"));
    EXPECT_THAT(column.note, HasSubstr("1 statement of the same kind says nothing there")) << "payments without a number, not acquaintances";
    const PropertyColumn money = sums(paying("a -pays-> b, c -pays-> b", {{"€ 5"}, {"7 USD"}}), SumWay::In);
    EXPECT_THAT(money.note, HasSubstr("several currencies (EUR, USD) are added up as if they were one"));
}

TEST(StatementSums, WhatHasNoDirectionIsToldEitherWay)
{
    KnowledgeGraph graph = paying("a -shares-> b, b -shares-> a", {{"10", "press"}, {"10", "register"}});
    EXPECT_EQ(sumOf(sums(graph, SumWay::All), graph, "a"), 20) << "to each other";
    Schema schema = graph.schema();
    schema.ensurePredicate({"trades_with", "trades with", "", "", "", {}, {}, true, ""});
    GraphDiff diff;
    diff.schema = SchemaChange{graph.schema(), schema};
    for (const StatementId id : graph.statements()) {
        Statement after = graph.statement(id);
        after.predicate = "trades_with";
        diff.statements.push_back({id, graph.statement(id), after});
    }
    ASSERT_TRUE(graph.apply(diff));
    for (const SumWay way : allSumWays)
        for (const char *one : {"a", "b"})
            EXPECT_EQ(sumOf(sums(graph, way), graph, one), 10) << one;
}

TEST(StatementSums, ThatAreTooLargeAreNone)
{
    const KnowledgeGraph graph = paying("a -pays-> b, c -pays-> b, a -pays-> d", {{"1e308"}, {"1e308"}, {"-1e308"}});
    const PropertyColumn column = sums(graph, SumWay::In);
    EXPECT_TRUE(std::isnan(sumOf(column, graph, "b")));
    EXPECT_THAT(column.note, HasSubstr("1 sum is too large to be told"));
}

TEST(StatementSums, OfVeryManyEqualOnesTheVoiceThatHasMostCounts)
{
    std::string links = "a -pays-> b";
    std::vector<Told> told{{"10", "press"}};
    for (int i = 0; i < 300; ++i) {
        links += ", a -pays-> b";
        told.push_back({"10", i % 3 == 0 ? "press" : "register"});
    }
    EXPECT_EQ(sumOf(sums(paying(links.c_str(), told), SumWay::In), paying(links.c_str(), told), "b"), 2000);
}

TEST(StatementSums, WhatIsDeniedOrNoNumberCountsNothing)
{
    const KnowledgeGraph graph =
        paying("a -pays-> b, a -pays-> b, a -pays-> b, a -pays-> b", {{"10"}, {"20", "", "", Modality::Denied}, {"unknown"}, {"7|8"}});
    const PropertyColumn column = sums(graph, SumWay::Out);
    EXPECT_EQ(sumOf(column, graph, "a"), 25) << "a list is all of its numbers";
    EXPECT_EQ(column.note, "1 that is denied does not count; 1 statement has something there that is no number");
}

TEST(StatementSums, AreOfWhatIsShown)
{
    const KnowledgeGraph graph = paying("a -pays-> b, c -pays-> b", {{"10"}, {"20"}});
    const auto passed = Lens::parse("from:c")->evaluate(graph);
    ASSERT_TRUE(passed);
    const auto column = statementSums(graph, Snapshot::of(graph, passed->entities, passed->statements), Scale::ofSums("Amount", SumWay::In));
    ASSERT_TRUE(column);
    EXPECT_EQ(sumOf(*column, graph, "b"), 20);
}

TEST(StatementAmounts, AreOfBunches)
{
    const KnowledgeGraph graph = paying("a -pays-> b, b -pays-> a, a -pays-> b, a -knows-> b, a -pays-> b",
                                        {{"10", "press"}, {"10", "press"}, {"10", "register"}, {""}, {"5", "", "", Modality::Denied}});
    StatementAmounts amounts(graph, "Amount");
    ASSERT_TRUE(amounts.isKnown());
    std::vector<StatementId> all;
    for (const StatementId id : graph.statements())
        all.push_back(id);
    EXPECT_EQ(amounts.of(all), 20) << "either way ten, once told twice";
    EXPECT_TRUE(std::isnan(amounts.of(std::span(all).subspan(3))));
    EXPECT_FALSE(StatementAmounts(graph, "Share").isKnown());
    EXPECT_EQ(*summedProperty(graph, "AMOUNT"), "Amount");
    EXPECT_THAT(summedProperty(graph, "Amont").error().message, HasSubstr("no numbers called “Amont”. Did you mean “Amount”?"));
}

TEST(StatementSums, CanBeCancelled)
{
    const KnowledgeGraph graph = paying("a -pays-> b", {{"10"}});
    std::stop_source stop;
    stop.request_stop();
    const RunContext context(stop.get_token(), {});
    EXPECT_EQ(statementSums(graph, Snapshot::of(graph), Scale::ofSums("Amount", SumWay::In), context).error().code, Error::Code::Cancelled);
}

TEST(StatementSums, AreAskedForByLensAndName)
{
    const KnowledgeGraph graph = paying("a -pays-> b, c -pays-> b, d -pays-> e, e -knows-> f", {{"10"}, {"20"}, {"25"}, {""}});
    const auto passing = [&](const std::string &lens) {
        const auto parsed = Lens::parse(lens);
        EXPECT_TRUE(parsed) << lens;
        const auto passed = parsed->evaluate(graph);
        EXPECT_TRUE(passed) << lens;
        return passed ? passed->statements.size() : 0;
    };
    EXPECT_EQ(passing("insum:Amount>25"), 2U);
    EXPECT_EQ(passing("insum:amount>=25"), 4U) << "e knows f, and is an end";
    EXPECT_EQ(passing("outsum:Amount=top1"), 1U);
    EXPECT_EQ(passing("sum:Amount=20..24"), 1U);
    EXPECT_EQ(passing("sum:Amount"), 4U);
    EXPECT_EQ(passing("-insum:Amount=top1"), 2U);
    EXPECT_THAT(Lens::parse("insum:Amount=mx").error().message, HasSubstr("asks nothing of a sum"));
    EXPECT_THAT(Lens::parse("insum:Amont>3")->evaluate(graph).error().message, HasSubstr("Amount"));
    EXPECT_EQ(lensConditionInWords(Lens::parse("insum:Amount>25")->root(), graph), "Amount, sum in > 25");
    EXPECT_EQ(lensOfTop(Scale::ofSums("a b", SumWay::Out), 10), "outsum:\"a b=top10\"");
    EXPECT_EQ(lensOfRange(Scale::ofSums("Amount", SumWay::In), 10, std::numeric_limits<double>::infinity()), "insum:Amount=10..");
    EXPECT_EQ(lensAbove(Scale::ofSums("Amount", SumWay::All), 1e6), "sum:Amount>1000000");
    for (const SumWay way : allSumWays)
        EXPECT_EQ(scaleFromString(Scale::ofSums("Amount: net", way).key()), Scale::ofSums("Amount: net", way));
    EXPECT_EQ(*scaleNamed(graph, "insum:amount"), Scale::ofSums("Amount", SumWay::In));
    EXPECT_EQ(*scaleNamed(graph, "Amount"), Scale::ofSums("Amount", SumWay::All)) << "entities have none";
    EXPECT_FALSE(scaleFromString("insum:"));
}

}  // namespace
}  // namespace relata
