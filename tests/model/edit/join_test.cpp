// SPDX-License-Identifier: Apache-2.0
#include "model/edit/clip.h"
#include "model/edit/join.h"
#include "model/edit/schemaedit.h"
#include "tests/model/graph/randomedits.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

using testing::ElementsAre;

KnowledgeGraph with(KnowledgeGraph graph, const char *key, const std::function<void(Entity &)> &how)
{
    const EntityId id = graph.findEntity(key);
    Entity after = graph.entity(id);
    how(after);
    GraphDiff diff;
    diff.entities.push_back({id, graph.entity(id), after});
    EXPECT_TRUE(graph.apply(diff));
    return graph;
}

/// Links that stand in a file of that name.
KnowledgeGraph fromFile(const std::string &links, const std::string &title)
{
    KnowledgeGraph graph = test::graphFromText(links);
    GraphDiff diff;
    const DocumentId id = *graph.documents().begin();
    Document after = graph.document(id);
    after.key = "file";
    after.title = title;
    diff.documents.push_back({id, graph.document(id), after});
    EXPECT_TRUE(graph.apply(diff));
    return graph;
}

JoinPlan joined(KnowledgeGraph &open, const KnowledgeGraph &incoming, const JoinOptions &options = {})
{
    auto plan = planJoin(open, incoming, options);
    EXPECT_TRUE(plan) << plan.error().text();
    EXPECT_TRUE(open.apply(plan->diff));
    return std::move(*plan);
}

TEST(Join, IntoAnEmptyGraphIsACopy)
{
    std::mt19937 random(3);
    KnowledgeGraph source = test::graphFromText("ada -knows-> bob, bob -knows-> carl, carl -knows-> carl, dora");
    for (int i = 0; i < 120; ++i)
        ASSERT_TRUE(source.apply(test::randomEdit(source, random)));
    KnowledgeGraph open;
    const JoinPlan plan = joined(open, source);
    EXPECT_EQ(plan.entities.added, source.entityCount());
    EXPECT_EQ(plan.statements.added, source.statementCount());
    EXPECT_EQ(plan.documents.added, source.documentCount());
    EXPECT_EQ(test::print(open), test::print(source));
    const JoinPlan again = joined(open, source);
    EXPECT_TRUE(again.diff.empty()) << "what is there already is not added twice";
    EXPECT_EQ(again.statements.same, source.statementCount());
    EXPECT_EQ(again.conflictCount, 0U);
}

TEST(Join, TheSamePeopleAreFoundByIdAndName)
{
    KnowledgeGraph open = test::graphFromText("ada -knows-> bob");
    const KnowledgeGraph incoming = test::graphFromText("ada -knows-> eve, eve -knows-> bob, ada -knows-> bob");
    const JoinPlan plan = joined(open, incoming);
    EXPECT_TRUE(plan.byKey);
    EXPECT_EQ(plan.entities.added, 1U);
    EXPECT_EQ(plan.entities.same, 2U);
    EXPECT_EQ(plan.statements.added, 2U);
    EXPECT_EQ(plan.statements.same, 1U) << "ada knows bob, under another id";
    EXPECT_EQ(test::print(open), "ada -knows-> bob, ada -knows-> eve, eve -knows-> bob");
}

TEST(Join, WhatAnotherFileCallsADocumentIsAnotherDocument)
{
    KnowledgeGraph open = fromFile("ada -knows-> bob", "first.csv");
    EXPECT_EQ(joined(open, fromFile("ada -knows-> eve", "second.csv")).documents.added, 1U);
    EXPECT_EQ(joined(open, fromFile("ada -knows-> eve", "second.csv")).documents.same, 1U);
    std::vector<std::string> said;
    for (const StatementId id : open.statements())
        said.push_back(std::string(open.name(open.object(id))) + ": " + open.document(open.document(id)).title);
    EXPECT_EQ(said, (std::vector<std::string>{"Bob: first.csv", "Eve: second.csv"}));
}

TEST(Join, NumbersOfTwoProgramsAreNotTheSameId)
{
    KnowledgeGraph open =
        with(with(test::graphFromText("1 -knows-> 2"), "1", [](Entity &e) { e.name = "Ana"; }), "2", [](Entity &e) { e.name = "Bob"; });
    const KnowledgeGraph incoming =
        with(with(test::graphFromText("1 -knows-> 2"), "1", [](Entity &e) { e.name = "Zoe"; }), "2", [](Entity &e) { e.name = "ána"; });
    const JoinPlan plan = joined(open, incoming);
    EXPECT_FALSE(plan.byKey);
    EXPECT_EQ(plan.entities.added, 1U) << "Zoe; Ana is found by her name";
    EXPECT_EQ(open.entityCount(), 3U);
    const EntityId zoe = open.findEntity("1-2");
    ASSERT_NE(zoe, noEntity);
    EXPECT_EQ(open.name(zoe), "Zoe");
    EXPECT_EQ(open.object(open.statementsFrom(zoe).front()), open.findEntity("1"));
    EXPECT_THAT(open.entity(open.findEntity("1")).aliases, ElementsAre("ána"));
}

TEST(Join, AListOfNodesNamesThoseOfAListOfEdges)
{
    const auto asIds = [](KnowledgeGraph graph) {  // as a list of edges has them
        for (const char *key : {"n1", "n2", "n3"})
            graph = with(std::move(graph), key, [](Entity &e) { e.name = e.key; });
        return graph;
    };
    const KnowledgeGraph edges = asIds(test::graphFromText("n1 -knows-> n2, n2 -knows-> n3"));
    const KnowledgeGraph nodes =
        with(with(test::graphFromText("n1, n2, n3"), "n1", [](Entity &e) { e.name = "Ana"; }), "n2", [](Entity &e) { e.name = "Bob"; });
    for (const bool edgesFirst : {true, false}) {
        KnowledgeGraph open = edgesFirst ? edges : nodes;
        const JoinPlan plan = joined(open, edgesFirst ? nodes : edges);
        EXPECT_TRUE(plan.byKey);
        EXPECT_EQ(plan.conflictCount, 0U);
        EXPECT_EQ(open.entityCount(), 3U);
        EXPECT_EQ(open.name(open.findEntity("n1")), "Ana");
        EXPECT_EQ(open.name(open.findEntity("n2")), "Bob");
        EXPECT_THAT(open.entity(open.findEntity("n1")).aliases, ElementsAre()) << "an id is no name";
        EXPECT_EQ(open.statementCount(), 2U);
    }
}

TEST(Join, AStatementThatDiffersIsNamedByItsLink)
{
    KnowledgeGraph open = test::graphFromText("ada -knows-> bob"), theirs = open;
    const StatementId id = *theirs.statements().begin();
    Statement other = theirs.statement(id);
    other.modality = Modality::Denied;
    GraphDiff diff;
    diff.statements.push_back({id, theirs.statement(id), other});
    ASSERT_TRUE(theirs.apply(diff));
    const auto plan = planJoin(open, theirs);
    ASSERT_TRUE(plan);
    ASSERT_EQ(plan->conflicts.size(), 1U);
    EXPECT_EQ(plan->conflicts[0].record, "Ada knows Bob (s1)");
}

TEST(Join, ConflictsAreSaidAndSettledAsAsked)
{
    const auto ours = with(test::graphFromText("ada"), "ada", [](Entity &e) {
        e.description = "ours";
        e.properties = {{"born", "1815"}};
    });
    const auto theirs = with(test::graphFromText("ada"), "ada", [](Entity &e) {
        e.description = "theirs";
        e.aliases = {"Countess"};
        e.properties = {{"born", "1816"}, {"died", "1852"}};
    });
    KnowledgeGraph open = ours;
    JoinPlan plan = joined(open, theirs);
    EXPECT_EQ(plan.conflictCount, 2U);
    EXPECT_EQ(plan.conflicts[0].record, "entity “Ada”");
    EXPECT_EQ(plan.conflicts[0].field, "description");
    EXPECT_EQ(plan.conflicts[0].theirs, "theirs");
    Entity ada = open.entity(open.findEntity("ada"));
    EXPECT_EQ(ada.description, "ours");
    EXPECT_EQ(ada.properties, (Properties{{"born", "1815"}, {"died", "1852"}}));
    EXPECT_THAT(ada.aliases, ElementsAre("Countess"));
    open = ours;
    joined(open, theirs, {{}, true, OnConflict::TakeTheirs, false, {}});
    ada = open.entity(open.findEntity("ada"));
    EXPECT_EQ(ada.description, "theirs");
    EXPECT_EQ(ada.properties, (Properties{{"born", "1816"}, {"died", "1852"}}));
    open = ours;
    plan = joined(open, theirs, {{}, true, OnConflict::KeepOurs, false, {}});
    EXPECT_TRUE(plan.diff.empty());
}

TEST(Join, SchemasAreUnitedAndWidened)
{
    KnowledgeGraph open = test::graphFromText("ada -knows-> bob");
    GraphDiff narrow;
    Schema schema;
    for (const EntityType &type : open.schema().types())
        schema.ensureType(type);
    Predicate knows = open.schema().predicates()[0];
    knows.domain = knows.range = {"person"};
    schema.ensurePredicate(knows);
    narrow.schema = SchemaChange{open.schema(), schema};
    ASSERT_TRUE(open.apply(narrow));
    const KnowledgeGraph incoming = test::graphFromText("acme:institution -knows-> ada, acme -owns-> bob");
    const JoinPlan plan = joined(open, incoming);
    EXPECT_EQ(plan.newPredicates, 1U);
    EXPECT_EQ(open.statementCount(), 3U);
    ASSERT_TRUE(open.apply(plan.diff.inverted())) << "one step, and back";
    EXPECT_EQ(test::print(open), "ada -knows-> bob");
}

TEST(Join, WhoIsTakenAsTheSameByNameIsTold)
{
    const auto ours = with(test::graphFromText("luis, ana"), "luis", [](Entity &e) { e.name = "Luis Peña"; });
    const auto theirs = with(test::graphFromText("p1 -knows-> p2, p2 -knows-> ana"), "p1", [](Entity &e) { e.key = e.name = "Luis Pena"; });
    KnowledgeGraph open = ours;
    JoinPlan plan = joined(open, theirs, {false, true, OnConflict::FillEmpty, false, {}});
    EXPECT_EQ(plan.matchCount, 2U);
    ASSERT_EQ(plan.matches.size(), 2U);
    EXPECT_EQ(plan.matches[0].ours, "Luis Peña") << "spelt otherwise first";
    EXPECT_EQ(plan.matches[0].theirs, "Luis Pena");
    EXPECT_EQ(plan.matches[0].id, "Luis Pena");
    EXPECT_EQ(plan.conflictCount, 0U);
    EXPECT_THAT(open.entity(open.findEntity("luis")).aliases, ElementsAre("Luis Pena")) << "no spelling is lost";

    open = ours;
    plan = joined(open, theirs, {false, true, OnConflict::FillEmpty, false, {"Luis Pena"}});
    EXPECT_EQ(plan.matchCount, 1U);
    EXPECT_EQ(plan.entities.added, 2U) << "he is another one, as asked";
}

TEST(Join, AnAliasStaysOneAndSignsAreNobodysName)
{
    const auto ours = with(test::graphFromText("ana"), "ana", [](Entity &e) { e.aliases = {"Minister"}; });
    const auto theirs = with(test::graphFromText("p1"), "p1", [](Entity &e) { e.name = "Minister"; });
    KnowledgeGraph open = ours;
    const JoinPlan plan = joined(open, theirs, {false, true, OnConflict::TakeTheirs, false, {}});
    EXPECT_EQ(plan.matchCount, 1U);
    EXPECT_EQ(open.name(open.findEntity("ana")), "Ana");
    EXPECT_THAT(open.entity(open.findEntity("ana")).aliases, ElementsAre("Minister"));

    open = with(test::graphFromText("a"), "a", [](Entity &e) { e.name = "?"; });
    EXPECT_EQ(joined(open, with(test::graphFromText("b"), "b", [](Entity &e) { e.name = "…"; }), {false, true, OnConflict::FillEmpty, false, {}})
                  .matchCount,
              0U);
}

TEST(Join, TheSameNameOfAnotherTypeIsToldOrTaken)
{
    const auto ours = test::graphFromText("acme:institution");
    const auto theirs = test::graphFromText("acme:place -near-> bob");
    KnowledgeGraph open = ours;
    JoinPlan plan = joined(open, theirs, {false, true, OnConflict::FillEmpty, false, {}});
    EXPECT_EQ(plan.otherTypeCount, 1U);
    ASSERT_EQ(plan.otherTypes.size(), 1U);
    EXPECT_EQ(plan.otherTypes[0].ourType, "Institution");
    EXPECT_EQ(plan.otherTypes[0].theirType, "Place");
    EXPECT_EQ(open.entityCount(), 3U);
    open = ours;
    plan = joined(open, theirs, {false, true, OnConflict::FillEmpty, true, {}});
    EXPECT_EQ(plan.otherTypeCount, 0U);
    EXPECT_EQ(open.entityCount(), 2U);
    EXPECT_EQ(open.schema().type(open.typeOf(open.findEntity("acme"))).key, "institution");
}

TEST(Join, WhatAnotherDocumentSaysAlreadyIsCounted)
{
    KnowledgeGraph open = fromFile("ada -knows-> bob, bob -owns-> acme", "awards.csv");
    EXPECT_EQ(joined(open, fromFile("ada -knows-> bob, bob -owns-> acme, acme -owns-> zoe", "awards (1).csv")).saidElsewhere, 2U);
    EXPECT_EQ(open.statementCount(), 5U);
    EXPECT_EQ(joined(open, fromFile("ada -knows-> bob", "awards.csv")).saidElsewhere, 0U);
}

TEST(Join, ANameThatSeveralHaveIsNobodys)
{
    KnowledgeGraph open = with(test::graphFromText("a, b"), "b", [](Entity &e) { e.name = "A"; });
    KnowledgeGraph incoming = with(test::graphFromText("x"), "x", [](Entity &e) { e.name = "A"; });
    const JoinPlan plan = joined(open, incoming);
    EXPECT_EQ(plan.ambiguous, 1U);
    EXPECT_EQ(plan.entities.added, 1U);
}

/// Entities that are all called “Anonymous”, with the ids \a prefix0 …
KnowledgeGraph anonymous(std::uint32_t count, const std::string &prefix, const std::string &type)
{
    KnowledgeGraph graph = test::graphFromText("one:" + type + ", two:" + type);
    GraphDiff diff;
    for (std::uint32_t i = 0; i < count; ++i) {
        Entity entity = graph.entity(EntityId{0});
        entity.key = prefix + std::to_string(i);
        entity.name = "Anonymous";
        diff.entities.push_back({EntityId{static_cast<std::uint32_t>(graph.entityIdEnd()) + i}, {}, std::move(entity)});
    }
    EXPECT_TRUE(graph.apply(diff));
    return graph;
}

TEST(Join, ANameThatVeryManyHaveTakesNoLonger)
{
    constexpr std::uint32_t many = 100'000;  // each with each would take many minutes
    const KnowledgeGraph open = anonymous(many, "a", "person");
    auto plan = planJoin(open, anonymous(many, "b", "person"));
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->ambiguous, many);
    EXPECT_EQ(plan->entities.added, many);
    EXPECT_EQ(plan->matchCount, 0U) << "one and two have the ids of ours";
    plan = planJoin(open, open);
    ASSERT_TRUE(plan);
    EXPECT_TRUE(plan->byKey);
    EXPECT_EQ(plan->entities.same, many + 2);
    plan = planJoin(open, anonymous(many, "b", "place"));
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->ambiguous, 0U);
    EXPECT_EQ(plan->otherTypeCount, many);
}

TEST(Join, AFewOfAnotherTypeAmongManyOfOneNameAreFound)
{
    KnowledgeGraph open = test::graphFromText("a, b, c, d:place");
    for (const char *key : {"a", "b", "c", "d"})
        open = with(std::move(open), key, [](Entity &e) { e.name = "Paris", e.aliases = {"paris"}; });
    const auto theirs = [](const char *text) { return with(test::graphFromText(text), "x", [](Entity &e) { e.name = "Paris"; }); };
    auto plan = planJoin(open, theirs("x:place"));
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->matchCount, 1U) << "one place";
    plan = planJoin(open, theirs("x"));
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->ambiguous, 1U);
    JoinOptions options;
    options.anyType = true;
    plan = planJoin(open, theirs("x:institution"), options);
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->ambiguous, 1U);
    EXPECT_EQ(plan->otherTypeCount, 0U);
}

TEST(Join, CanBeStopped)
{
    KnowledgeGraph open;
    std::string text;
    for (int i = 0; i < 5000; ++i)
        text += (i ? ", " : "") + ("a" + std::to_string(i)) + " -knows-> b";
    std::stop_source stop;
    stop.request_stop();
    const auto plan = planJoin(open, test::graphFromText(text), {}, RunContext(stop.get_token()));
    ASSERT_FALSE(plan);
    EXPECT_EQ(plan.error().code, Error::Code::Cancelled);
}

/// \a count entities in one ring, from number \a first on.
KnowledgeGraph ringOf(int count, int first)
{
    std::string text;
    for (int i = first; i < first + count; ++i)
        text += (i > first ? ", a" : "a") + std::to_string(i) + " -knows-> a" + std::to_string(first + (i - first + 1) % count);
    return test::graphFromText(text);
}

TEST(Join, StopsSoonInEveryStage)
{
    const KnowledgeGraph open = ringOf(10'000, 0), incoming = ringOf(10'000, 5'000);
    std::vector<double> told;
    ASSERT_TRUE(planJoin(open, incoming, {}, RunContext({}, [&](double fraction) { told.push_back(fraction); })));
    EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
    EXPECT_EQ(told.back(), 1);
    for (const auto &[from, to] : {std::pair{0.05, 0.15}, {0.15, 0.2}, {0.2, 0.4}, {0.4, 0.55}, {0.55, 0.9}, {0.9, 1.0}}) {
        const auto within = std::count_if(told.begin(), told.end(), [from = from, to = to](double f) { return from < f && f < to; });
        EXPECT_GE(within, 1) << "nothing is told between " << from << " and " << to;
    }
    for (const double at : told) {
        if (at == 1)
            break;
        std::stop_source stop;
        double last = 0;
        const auto plan = planJoin(open, incoming, {}, RunContext(stop.get_token(), [&](double fraction) {
                                       last = fraction;
                                       if (fraction >= at)
                                           stop.request_stop();
                                   }));
        ASSERT_FALSE(plan) << at;
        EXPECT_EQ(plan.error().code, Error::Code::Cancelled) << at;
        EXPECT_EQ(last, at) << "it went on";
    }
}

TEST(Join, WhatDoesNotFitTheTypesHereIsRefused)
{
    const auto withDomain = [](const char *text, const char *domain) {
        KnowledgeGraph graph = test::graphFromText(text);
        Schema schema = graph.schema();
        schema.ensureType({"ship", "Ship", {}, {}, {}, {}, {}});
        Schema narrow;
        for (const EntityType &type : schema.types())
            narrow.ensureType(type);
        for (Predicate predicate : schema.predicates()) {
            predicate.domain = {domain};
            narrow.ensurePredicate(predicate);
        }
        GraphDiff diff;
        diff.schema = SchemaChange{graph.schema(), narrow};
        for (const EntityId id : graph.entities()) {
            Entity after = graph.entity(id);
            after.type = domain;
            diff.entities.push_back({id, graph.entity(id), after});
        }
        EXPECT_TRUE(graph.apply(diff));
        return graph;
    };
    const KnowledgeGraph open = test::graphFromText("ada, bob"), incoming = withDomain("ada -sails-> bob", "ship");
    JoinOptions options;
    options.byKey = true;  // Ada is one, and stays a person
    const auto plan = planJoin(open, incoming, options);
    ASSERT_FALSE(plan);
    EXPECT_EQ(plan.error().code, Error::Code::Schema);
    EXPECT_THAT(plan.error().message, testing::HasSubstr("sails"));
    options.onConflict = OnConflict::TakeTheirs;
    const auto theirs = planJoin(open, incoming, options);
    ASSERT_TRUE(theirs) << theirs.error().message;
    EXPECT_TRUE(open.check(theirs->diff));
}

TEST(Clip, WhatIsShownHasNoOtherStatementsThanThose)
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob, ada -pays-> bob, bob -knows-> carl, dora");
    graph.info().title = "Friends";
    IdSet<EntityId> entities(graph.entityIdEnd());
    for (const char *key : {"ada", "bob", "dora"})
        entities.insert(graph.findEntity(key));
    IdSet<StatementId> statements(graph.statementIdEnd());
    statements.insert(graph.findStatement("s1"));
    const auto part = partOf(graph, entities, statements);
    ASSERT_TRUE(part);
    EXPECT_EQ(test::print(*part), "dora, ada -knows-> bob") << "the other statement of the two was not shown";
    EXPECT_EQ(part->info().title, "Friends");
}

TEST(Clip, BringsTheTypesAndPredicatesThatItHasAndNoOthers)
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob, bob -advises-> carl, carl -owns-> ada");
    Schema schema = graph.schema();
    schema.ensureType({"ship", "Ship", {}, {}, {}, {}, {}});
    schema.ensureCategory({"sea", "Sea"});
    Schema wide;
    for (const Category &category : schema.categories())
        wide.ensureCategory(category);
    for (const EntityType &type : schema.types())
        wide.ensureType(type);
    for (Predicate predicate : schema.predicates()) {
        if (predicate.key == "owns") {
            predicate.domain = {"person", "ship"};
            predicate.opposite = "advises";
            predicate.category = "sea";
        }
        wide.ensurePredicate(predicate);
    }
    GraphDiff change;
    change.schema = SchemaChange{graph.schema(), wide};
    ASSERT_TRUE(graph.apply(change));
    const KnowledgeGraph clip = clipOf(graph, {}, {graph.findStatement("s3")});
    ASSERT_EQ(clip.schema().predicates().size(), 1U);
    EXPECT_EQ(clip.schema().types().size(), 1U);
    EXPECT_EQ(clip.schema().categories(), (std::vector<Category>{{"sea", "Sea"}}));
    KnowledgeGraph other = test::graphFromText("zoe -knows-> max");
    const auto plan = planJoin(other, clip);
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->newPredicates, 1U);
    EXPECT_EQ(plan->newTypes, 0U);
    ASSERT_TRUE(other.apply(plan->diff));
    const Predicate &owns = other.schema().predicate(*other.schema().findPredicate("owns"));
    EXPECT_EQ(owns.domain, std::vector<std::string>{"person"}) << "nothing that is no type here";
    EXPECT_EQ(owns.opposite, "") << "and no predicate";
    for (const SchemaEdit::Problem &problem : SchemaEdit(other).problems())
        EXPECT_NE(problem.weight, SchemaEdit::Weight::Error) << problem.message;
}

TEST(Clip, APartWithAllThatItNeeds)
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob, bob -knows-> carl, carl -owns-> ada, dora");
    KnowledgeGraph clip = clipOf(graph, {graph.findEntity("ada"), graph.findEntity("bob"), graph.findEntity("dora")}, {});
    EXPECT_EQ(test::print(clip), "dora, ada -knows-> bob");
    Statement spoken = graph.statement(graph.findStatement("s2"));
    spoken.speaker = graph.findEntity("dora");
    GraphDiff diff;
    diff.statements.push_back({graph.findStatement("s2"), graph.statement(graph.findStatement("s2")), spoken});
    ASSERT_TRUE(graph.apply(diff));
    clip = clipOf(graph, {}, {graph.findStatement("s2")});
    EXPECT_EQ(clip.entityCount(), 3U) << "the speaker too";
    EXPECT_EQ(clip.speaker(*clip.statements().begin()), clip.findEntity("dora"));
    EXPECT_EQ(clip.documentCount(), 1U);
    KnowledgeGraph other = test::graphFromText("bob -knows-> zoe");
    auto plan = planJoin(other, clip);
    ASSERT_TRUE(plan);
    ASSERT_TRUE(other.apply(plan->diff));
    EXPECT_EQ(other.statementCount(), 2U);
}

}  // namespace
}  // namespace relata
