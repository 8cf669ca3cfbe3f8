// SPDX-License-Identifier: Apache-2.0
#include "model/graph/knowledgegraph.h"
#include "model/io/formats.h"
#include "model/query/facets.h"
#include "model/query/lens.h"
#include "model/query/search.h"
#include "tests/support/graphtext.h"
#include "tests/support/sourcedir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <tuple>

namespace relata {
namespace {

using testing::HasSubstr;

const KnowledgeGraph &shipped()
{
    static const KnowledgeGraph graph = [] {
        auto loaded = readGraph(test::sourceDir() / "resources/graphs/mexico-migration");
        EXPECT_TRUE(loaded) << loaded.error().text();
        return std::move(loaded->graph);
    }();
    return graph;
}

std::size_t count(const char *expression, const KnowledgeGraph &graph = shipped())
{
    const auto lens = Lens::parse(expression);
    EXPECT_TRUE(lens) << lens.error().text();
    const auto result = lens->evaluate(graph);
    EXPECT_TRUE(result) << result.error().text();
    return result ? result->statements.size() : 0;
}

struct Canonical {
    const char *typed;
    const char *text;
};
class LensReads : public testing::TestWithParam<Canonical>
{
};
TEST_P(LensReads, AndWritesItsCanonicalForm)
{
    const auto lens = Lens::parse(GetParam().typed);
    ASSERT_TRUE(lens) << lens.error().text();
    EXPECT_EQ(lens->text(), GetParam().text);
    EXPECT_EQ(*Lens::parse(lens->text()), *lens);
}
INSTANTIATE_TEST_SUITE_P(Grammar, LensReads,
                         testing::Values(Canonical{"", ""}, Canonical{"  type:person ", "type:person"}, Canonical{"TYPE:person", "type:person"},
                                         Canonical{"a b", "a b"}, Canonical{"a OR b c", "a OR b c"}, Canonical{"(a OR b) c", "(a OR b) c"},
                                         Canonical{"a (b c)", "a b c"}, Canonical{"- a", "-a"}, Canonical{"NOT a", "-a"}, Canonical{"--a", "a"},
                                         Canonical{"-(a b)", "-(a b)"}, Canonical{"by:\"Gil Guerra\"", "by:\"Gil Guerra\""},
                                         Canonical{"by:Guerra,author", "by:Guerra,author"}, Canonical{"near:INM~3", "near:INM~3"},
                                         Canonical{"near:INM", "near:INM~1"}, Canonical{"near:\"a b\"~2", "near:\"a b\"~2"},
                                         Canonical{"holds:2018..", "holds:2018.."}, Canonical{"holds:2019~", "holds:\"2019~\""},
                                         Canonical{"paragraph:7-9,11", "paragraph:7-9,11"}, Canonical{"\"say \\\"no\\\"\"", "\"say \\\"no\\\"\""},
                                         Canonical{"root-causes", "root-causes"}, Canonical{"ORder", "ORder"}, Canonical{"a\nOR\tb", "a OR b"},
                                         Canonical{"PageRank:>0.01", "pagerank:>0.01"}, Canonical{"degree:>=10", "degree:>=10"},
                                         Canonical{"core:3..,1", "core:3..,1"}, Canonical{"-community:2", "-community:2"},
                                         Canonical{"betweenness:top10", "betweenness:top10"}));

struct Faulty {
    const char *typed;
    int column;
    const char *expected;
};
class LensRefuses : public testing::TestWithParam<Faulty>
{
};
TEST_P(LensRefuses, WithPositionAndWhatWasExpected)
{
    const auto lens = Lens::parse(GetParam().typed);
    ASSERT_FALSE(lens);
    EXPECT_EQ(lens.error().column, GetParam().column) << lens.error().text();
    EXPECT_THAT(lens.error().message, HasSubstr(GetParam().expected));
}
INSTANTIATE_TEST_SUITE_P(Grammar, LensRefuses,
                         testing::Values(Faulty{"typ:person", 1, "Did you mean “type”?"}, Faulty{"é typ:x", 3, "not a key"},
                                         Faulty{"type:", 6, "a value is missing"}, Faulty{"(a", 1, "never closed"}, Faulty{"a)", 2, "without “(”"},
                                         Faulty{"a OR", 5, "the expression ends here"}, Faulty{"OR a", 4, "nothing before OR"},
                                         Faulty{"-", 2, "ends here"}, Faulty{"by:\"x", 4, "a quote is never closed"},
                                         Faulty{"()", 2, "nothing before “)”"}, Faulty{"modality:sure", 10, "Expected asserted"},
                                         Faulty{"holds:2019-13", 7, "is not a time"}, Faulty{"paragraph:x", 11, "is not a paragraph"},
                                         Faulty{"near:a~", 8, "a number of steps"}, Faulty{"type:a,", 8, "a value is missing"},
                                         Faulty{"degree:many", 8, "Expected a form like >0.01"}, Faulty{"degree:>", 8, "is no number"},
                                         Faulty{"core:3..2", 6, "is no number"}, Faulty{"core:..", 6, "is no number"},
                                         Faulty{"degree:topx", 8, "top10"}, Faulty{"property:a>x", 10, "asks nothing of a property"},
                                         Faulty{"property:>3", 10, "asks nothing"}, Faulty{"property:\"a=\"", 10, "asks nothing"},
                                         Faulty{"amount:3", 1, "property:amount>1000"}, Faulty{"community:top3", 11, "the number of a group"},
                                         Faulty{"pagerank:nan", 10, "is no number"}, Faulty{"a \"\"", 3, "empty quotes"}));

TEST(Lens, UnknownNamesSayWhereAndWhatIsNear)
{
    const auto of = [](const char *expression) { return Lens::parse(expression)->evaluate(shipped()); };
    ASSERT_FALSE(of("a type:persn"));
    EXPECT_EQ(of("a type:persn").error().column, 3);
    EXPECT_THAT(of("type:persn").error().message, HasSubstr("Did you mean “person”?"));
    EXPECT_THAT(of("predicate:presures").error().message, HasSubstr("Did you mean “pressures”?"));
    EXPECT_THAT(of("by:nobody-at-all").error().message, HasSubstr("nobody and nothing here is called"));
}

TEST(Lens, NamesAndAccentsAsTyped)
{
    EXPECT_GT(count("about:amlo"), 20U);
    EXPECT_EQ(count("about:AMLO"), count("about:\"lopez obrador\""));
    EXPECT_EQ(count("about:\"Andrés Manuel López Obrador\""), count("about:amlo"));
    EXPECT_GT(count("by:\"gil guerra\""), 1U);
    EXPECT_EQ(count("by:author") + count("-by:author"), shipped().statementCount());
    EXPECT_EQ(count("by:author OR has:speaker"), shipped().statementCount());
}

TEST(Lens, WhoIsCalledAsAVoiceIsFoundByThatWordToo)
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob, bob -knows-> ada, ada -owns-> bob, unknown, author");
    GraphDiff diff;
    const auto change = [&](const char *key, const auto &edit) {
        const StatementId id = graph.findStatement(key);
        diff.statements.push_back({id, graph.statement(id), graph.statement(id)});
        edit(*diff.statements.back().after);
    };
    change("s1", [&](Statement &s) { s.speaker = graph.findEntity("unknown"); });
    change("s2", [](Statement &s) { s.status = unknownSpeaker; });
    ASSERT_TRUE(graph.apply(diff));
    EXPECT_EQ(count("by:unknown", graph), 2U) << "s1, s2";
    EXPECT_EQ(count("by:author", graph), 1U) << "s3";
    EXPECT_EQ(count("by:ada,unknown", graph), 2U);
    EXPECT_EQ(count("-by:unknown", graph), 1U);
}

/// The obvious way, one statement at a time.
bool passes(const KnowledgeGraph &g, const LensNode &node, StatementId id)
{
    switch (node.kind) {
    case LensNode::Kind::All:
        return true;
    case LensNode::Kind::Not:
        return !passes(g, node.children[0], id);
    case LensNode::Kind::And:
        return std::all_of(node.children.begin(), node.children.end(), [&](const auto &c) { return passes(g, c, id); });
    case LensNode::Kind::Or:
        return std::any_of(node.children.begin(), node.children.end(), [&](const auto &c) { return passes(g, c, id); });
    case LensNode::Kind::Term:
        break;
    }
    const auto type = [&](EntityId e) { return g.schema().type(g.typeOf(e)).key; };
    const std::string &value = node.values[0];
    switch (node.key) {
    case LensKey::Type:
        return type(g.subject(id)) == value || type(g.object(id)) == value;
    case LensKey::Only:
        return type(g.subject(id)) == value && type(g.object(id)) == value;
    case LensKey::Predicate:
        return g.schema().predicate(g.predicate(id)).key == value;
    case LensKey::Category:
        return g.schema().predicate(g.predicate(id)).category == value;
    case LensKey::By:
        return g.speaker(id) != noEntity && g.key(g.speaker(id)) == value;
    case LensKey::Modality:
        return toString(g.modality(id)) == value;
    case LensKey::Polarity:
        return toString(g.polarity(id)) == value;
    case LensKey::Paragraph:
        return std::to_string(g.paragraph(id)) == value;
    case LensKey::Holds:
        return g.holds(id).overlaps(Edtf::parse(value).value());
    case LensKey::About:
        return g.key(g.subject(id)) == value || g.key(g.object(id)) == value;
    case LensKey::From:
        return g.key(g.subject(id)) == value;
    case LensKey::To:
        return g.key(g.object(id)) == value;
    default:
        return false;
    }
}

LensNode randomNode(const KnowledgeGraph &g, std::mt19937 &random, int depth)
{
    LensNode node;
    const auto pick = [&](const auto &range) {
        std::vector<std::string> keys;
        for (const auto id : range)
            keys.emplace_back(g.key(id));
        return keys[random() % keys.size()];
    };
    if (depth > 0 && random() % 2) {
        node.kind = random() % 3 == 0 ? LensNode::Kind::Not : random() % 2 ? LensNode::Kind::And : LensNode::Kind::Or;
        for (unsigned i = 0, n = node.kind == LensNode::Kind::Not ? 1U : 2U + random() % 2; i < n; ++i)
            node.children.push_back(randomNode(g, random, depth - 1));
        return node;
    }
    node.kind = LensNode::Kind::Term;
    switch (random() % 10) {
    case 0:
        node.key = LensKey::Type;
        node.values = {g.schema().types()[random() % 7].key};
        break;
    case 1:
        node.key = LensKey::Only;
        node.values = {g.schema().types()[random() % 7].key};
        break;
    case 2:
        node.key = LensKey::Predicate;
        node.values = {g.schema().predicates()[random() % g.schema().predicates().size()].key};
        break;
    case 3:
        node.key = LensKey::Category;
        node.values = {g.schema().categories()[random() % 7].key};
        break;
    case 4:
        node.key = LensKey::By;
        node.values = {pick(g.entities())};
        break;
    case 5:
        node.key = LensKey::Modality;
        node.values = {std::string(toString(allModalities[random() % 7]))};
        break;
    case 6:
        node.key = LensKey::Holds;
        node.values = {std::to_string(2016 + random() % 10)};
        break;
    case 7:
        node.key = LensKey::Paragraph;
        node.values = {std::to_string(1 + random() % 17)};
        break;
    case 8:
        node.key = LensKey::About;
        node.values = {pick(g.entities())};
        break;
    default:
        node.key = random() % 2 ? LensKey::From : LensKey::To;
        node.values = {pick(g.entities())};
    }
    return node;
}

using VoiceRows = std::vector<std::tuple<std::string, std::string, std::uint32_t, EntityId>>;
VoiceRows rowsOf(const Facets &facets)
{
    VoiceRows rows;
    for (const FacetRow &row : facets.voices)
        rows.emplace_back(row.value, row.label, row.count, row.entity);
    return rows;
}
/// The plain way: of all rows those that are among the first here or in the whole graph.
VoiceRows busiestOf(const Facets &facets, const Facets &whole, std::size_t most)
{
    VoiceRows rows;
    const auto all = rowsOf(facets), wholeRows = rowsOf(whole);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto inWhole =
            std::find_if(wholeRows.begin(), wholeRows.end(), [&](const auto &row) { return std::get<0>(row) == std::get<0>(all[i]); });
        if (i < most || std::size_t(inWhole - wholeRows.begin()) < most)
            rows.push_back(all[i]);
    }
    return rows;
}

class RandomLens : public testing::TestWithParam<unsigned>
{
};
TEST_P(RandomLens, SelectsWhatTheObviousWaySelectsAndComesBackFromText)
{
    std::mt19937 random(GetParam());
    const KnowledgeGraph &graph = shipped();
    const Lens lens = Lens::fromNode(randomNode(graph, random, 4));
    const auto parsed = Lens::parse(lens.text());
    ASSERT_TRUE(parsed) << lens.text();
    const auto result = parsed->evaluate(graph);
    ASSERT_TRUE(result) << lens.text() << ": " << result.error().text();
    for (const StatementId id : graph.statements())
        ASSERT_EQ(result->statements.contains(id), passes(graph, lens.root(), id)) << lens.text() << " on " << graph.key(id);
    EXPECT_EQ(Lens::parse(parsed->text())->text(), parsed->text());
    const auto facets = facetsOf(graph, *result);
    std::size_t byModality = 0, byVoice = 0;
    for (const auto &row : facets.modalities)
        byModality += row.count;
    for (const auto &row : facets.voices)
        byVoice += row.count;
    EXPECT_EQ(byModality, result->statements.size());
    EXPECT_EQ(byVoice, result->statements.size());
    std::size_t byCategory = 0;
    for (const auto &row : facets.categories)
        byCategory += row.count;
    EXPECT_EQ(byCategory, result->statements.size());
    EXPECT_EQ(facets.voiceCount, facets.voices.size());
    for (const std::size_t most : {std::size_t{0}, std::size_t{1}, std::size_t{3}, std::size_t{GetParam() % 12}})
        EXPECT_EQ(rowsOf(facetsOf(graph, *result, {}, most)), busiestOf(facets, facetsOf(graph, *Lens().evaluate(graph)), most)) << lens.text();
    const Timeline timeline = timelineOf(graph, *result, Clock::Holds);
    std::size_t undated = 0;
    result->statements.forEach([&](StatementId id) { undated += graph.holds(id).empty(); });
    EXPECT_EQ(timeline.undated, undated);
}
INSTANTIATE_TEST_SUITE_P(Seeds, RandomLens, testing::Range(1U, 150U));

TEST(Lens, LinksWithoutACategoryHaveARowToo)
{
    const auto graph = test::graphFromText("ada -knows-> bob, bob -owns-> acme, zed");  // predicates of no category
    const auto facets = facetsOf(graph, *Lens().evaluate(graph));
    ASSERT_FALSE(facets.categories.empty());
    EXPECT_EQ(facets.categories.back().value, "none");
    EXPECT_EQ(facets.categories.back().count, 2U);
    EXPECT_EQ(count("category:none", graph), 2U);
}

TEST(Lens, WordsAndPhrases)
{
    const auto graph = test::graphFromText("ada -knows-> bob, bob -owns-> acme, zed");
    EXPECT_EQ(count("knows", graph), 1U);
    EXPECT_EQ(count("bo", graph), 2U);
    EXPECT_EQ(count("bob ada", graph), 1U);
    EXPECT_EQ(count("\"ada knows\"", graph), 1U);
    EXPECT_EQ(count("\"knows ada\"", graph), 0U);
    EXPECT_EQ(Lens::parse("zed")->evaluate(graph)->entities.size(), 1U);
    EXPECT_EQ(Lens::parse("-bob")->evaluate(graph)->entities.size(), 1U);
    EXPECT_EQ(Lens().evaluate(graph)->entities.size(), 4U);
}

TEST(Lens, NearCountsHops)
{
    const auto graph = test::graphFromText("a -k-> b, c -k-> b, c -k-> d");
    EXPECT_EQ(count("near:a", graph), 1U);
    EXPECT_EQ(count("near:a~2", graph), 2U);
    EXPECT_EQ(count("near:a~3", graph), 3U);
}

TEST(Lens, MeasuresSelectTheStatementsBetweenThoseWhoHaveThem)
{
    const KnowledgeGraph graph = test::graphFromText("a -x-> b, b -x-> c, c -x-> a, c -x-> d, d -x-> e, f -x-> g, h");
    EXPECT_EQ(count("degree:3", graph), 0U);
    EXPECT_EQ(count("degree:>=2", graph), 4U) << "a, b, c, d";
    EXPECT_EQ(count("degree:>2", graph), 0U);
    EXPECT_EQ(count("degree:<2", graph), 1U) << "f and g";
    EXPECT_EQ(count("degree:1..2", graph), 3U) << "a-b, d-e, f-g";
    EXPECT_EQ(count("core:2..", graph), 3U);
    EXPECT_EQ(count("component:1", graph), 5U);
    EXPECT_EQ(count("component:1,2", graph), 6U);
    EXPECT_EQ(count("cutoff:>=1", graph), 1U) << "c and d";
    EXPECT_EQ(count("degree:top1", graph), 0U) << "c alone";
    EXPECT_EQ(count("degree:top4", graph), 4U);
    EXPECT_EQ(count("-core:2..", graph), 3U);
    const auto lone = Lens::parse("degree:0")->evaluate(graph);
    EXPECT_TRUE(lone->entities.contains(graph.findEntity("h"))) << "nobody is linked with it";
    EXPECT_EQ(lone->entities.size(), 1U);
}

TEST(Lens, MeasuresAreThoseOfTheWholeGraph)
{
    const KnowledgeGraph graph = test::graphFromText("a -x-> b, a -y-> c, a -y-> d");
    EXPECT_EQ(count("predicate:y degree:3..", graph), 0U);
    EXPECT_EQ(count("predicate:y degree:1..", graph), 2U);
    const SearchIndex index = SearchIndex::of(graph);
    const auto lens = Lens::parse("degree:1..3");
    EXPECT_EQ(lens->evaluate(graph, index)->statements.size(), 3U);
    EXPECT_EQ(lens->evaluate(graph, index)->statements.size(), 3U) << "as the index remembers it";
}

TEST(Lens, MeasuresAreSaidInWords)
{
    const auto inWords = [](const char *text) { return lensConditionInWords(Lens::parse(text)->root(), shipped()); };
    EXPECT_EQ(inWords("pagerank:>0.01"), "PageRank > 0.01");
    EXPECT_EQ(inWords("core:3.."), "Core from 3");
    EXPECT_EQ(inWords("community:2,4"), "Community 2 or 4");
    EXPECT_EQ(inWords("betweenness:top10"), "Betweenness the 10 highest");
    EXPECT_EQ(inWords("degree:..7"), "Degree up to 7");
}

TEST(Lens, AMeasureThatIsStoppedIsCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    const auto found = Lens::parse("betweenness:>0")->evaluate(shipped(), RunContext(stop.get_token()));
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, Error::Code::Cancelled);
}

TEST(Lens, ConditionsAreChips)
{
    const Lens lens = *Lens::parse("holds:2018.. by:\"Gil Guerra\" -modality:predicted (type:policy OR type:event)");
    const auto conditions = lens.conditions();
    ASSERT_EQ(conditions.size(), 4U);
    EXPECT_EQ(Lens::fromConditions(conditions), lens);
    EXPECT_EQ(lensConditionInWords(conditions[0], shipped()), "Holds from 2018");
    EXPECT_EQ(lensConditionInWords(conditions[1], shipped()), "According to Gil Guerra");
    EXPECT_EQ(lensConditionInWords(conditions[2], shipped()), "not Predicted");
    EXPECT_EQ(lensConditionInWords(conditions[3], shipped()), "With Policy or With Event");
    EXPECT_TRUE(Lens::fromConditions({}).passesAll());
}

TEST(LensCompletion, OffersKeysAndValues)
{
    const auto labels = [](const char *text) {
        std::vector<std::string> result;
        for (const auto &c : lensCompletions(text, static_cast<int>(std::string(text).size()), shipped()))
            result.push_back(c.insert);
        return result;
    };
    EXPECT_THAT(labels("ty"), testing::Contains("type:"));
    EXPECT_THAT(labels("page"), testing::Contains("pagerank:"));
    EXPECT_THAT(labels("degree:"), testing::Contains("top10"));
    EXPECT_THAT(labels("type:pe"), testing::ElementsAre("person"));
    EXPECT_THAT(labels("-modality:pr"), testing::ElementsAre("predicted"));
    EXPECT_THAT(labels("a by:gue"), testing::Contains("\"Gil Guerra\""));
    EXPECT_THAT(labels("type:person,po"), testing::ElementsAre("policy"));
    const auto one = lensCompletions("é type:pe", 9, shipped());
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one[0].start, 7);
    EXPECT_EQ(one[0].end, 9);
}

TEST(Lens, EveryBlankEndsAWordAndIsQuoted)  // found by fuzzing
{
    const auto lens = Lens::parse("KR\xC3\x91\"\vicy\" a\fb");
    ASSERT_TRUE(lens) << lens.error().text();
    const auto again = Lens::parse(lens->text());
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(*again, *lens) << lens->text();
    EXPECT_EQ(lens->conditions().size(), 4U);
}

TEST(LensOutlives, SaysWhatEvaluatingAfterwardsWouldSay)
{
    const KnowledgeGraph graph = test::graphFromText("ada -knows-> bob, bob -knows-> carl, bobby");
    const auto renamed = [&](const char *key, const char *name) {
        GraphDiff diff;
        const EntityId id = graph.findEntity(key);
        diff.entities.push_back({id, graph.entity(id), graph.entity(id)});
        diff.entities[0].after->name = name;
        diff.entities[0].after->aliases = {};
        return diff;
    };
    GraphDiff none;
    for (const GraphDiff &diff :
         {none, renamed("ada", "Eve"), removeEntities(graph, {graph.findEntity("ada")}), removeEntities(graph, {graph.findEntity("bob")}),
          removeEntities(graph, {graph.findEntity("bob"), graph.findEntity("bobby")})}) {
        KnowledgeGraph after = graph;
        ASSERT_TRUE(after.apply(diff));
        for (const char *text : {"about:ada", "about:bob", "-by:author from:bob", "about:ada,carl", "near:ada", "knows", "modality:asserted",
                                 "by:author", "type:person", "degree:top3"}) {
            const Lens lens = Lens::parse(text).value();
            ASSERT_TRUE(lens.check(graph)) << text;
            const bool holds = lens.evaluate(after).has_value();
            EXPECT_EQ(lens.outlives(graph, diff), holds) << text;
            EXPECT_EQ(lens.check(after).has_value(), holds) << text;
            const SearchIndex index = SearchIndex::of(graph);
            EXPECT_EQ(lens.outlives(graph, diff, &index), holds) << text;
        }
    }
    EXPECT_EQ(Lens::parse("about:nobody").value().check(graph).error().code, Error::Code::NotFound);
}

}  // namespace
}  // namespace relata
