// SPDX-License-Identifier: Apache-2.0
#include "model/edit/schemaedit.h"
#include "model/io/schemajson.h"
#include "tests/support/graphtext.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace relata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using enum SchemaPart;
using Weight = SchemaEdit::Weight;

Predicate predicateOf(const std::string &key)
{
    Predicate predicate;
    predicate.key = predicate.label = key;
    return predicate;
}

/// Two persons, one institution; “owns” takes person -> institution, “knows” takes all.
KnowledgeGraph someGraph()
{
    KnowledgeGraph graph = test::graphFromText("ada -knows-> bob, bob -owns-> acme:institution, ada -owns-> acme");
    SchemaEdit edit(graph);
    const std::size_t owns = indexOf(*graph.schema().findPredicate("owns"));
    Predicate predicate = edit.predicates()[owns];
    predicate.domain = {"person"};
    predicate.range = {"institution", "place"};
    predicate.category = "power";
    edit.set(owns, predicate);
    if (const auto applied = graph.apply(*edit.asDiff()); !applied)
        throw std::invalid_argument(applied.error().text());
    return graph;
}

std::size_t typeAt(const SchemaEdit &edit, const std::string &key)
{
    for (std::size_t i = 0; i < edit.types().size(); ++i)
        if (edit.types()[i].key == key)
            return i;
    throw std::invalid_argument(key);
}

std::size_t predicateAt(const SchemaEdit &edit, const std::string &key)
{
    for (std::size_t i = 0; i < edit.predicates().size(); ++i)
        if (edit.predicates()[i].key == key)
            return i;
    throw std::invalid_argument(key);
}

std::vector<std::string> messages(const SchemaEdit &edit, Weight weight = Weight::Error)
{
    std::vector<std::string> texts;
    for (const auto &problem : edit.problems())
        if (problem.weight == weight)
            texts.push_back(problem.message);
    return texts;
}

TEST(SchemaEdit, NothingChangedIsNoEdit)
{
    const KnowledgeGraph graph = someGraph();
    SchemaEdit edit(graph);
    EXPECT_FALSE(edit.isChanged());
    EXPECT_TRUE(edit.asDiff()->empty());
    EXPECT_THAT(edit.problems(), IsEmpty());
    const std::size_t person = typeAt(edit, "person");
    EntityType type = edit.types()[person];
    type.key = "human";
    edit.set(person, type);
    EXPECT_TRUE(edit.isChanged());
    type.key = "person";
    edit.set(person, type);
    EXPECT_FALSE(edit.isChanged()) << "there and back";
}

TEST(SchemaEdit, UsesAreCounted)
{
    const KnowledgeGraph graph = someGraph();
    const SchemaEdit edit(graph);
    EXPECT_EQ(edit.uses(Types, typeAt(edit, "person")), 2u);
    EXPECT_EQ(edit.uses(Types, typeAt(edit, "place")), 0u);
    EXPECT_EQ(edit.uses(Predicates, predicateAt(edit, "owns")), 2u);
    EXPECT_EQ(edit.uses(Categories, 0), 1u) << edit.categories()[0].key;
}

TEST(SchemaEdit, ARenamedTypeIsFollowedByEntitiesAndPredicates)
{
    KnowledgeGraph graph = someGraph();
    const GraphDiff before = asAdditions(graph);
    SchemaEdit edit(graph);
    const std::size_t person = typeAt(edit, "person");
    EntityType type = edit.types()[person];
    for (const char *typed : {"perso", "", "h", "place", "human"}) {  // as one types: empty and taken keys lie on the way
        type.key = typed;
        edit.set(person, type);
    }
    EXPECT_EQ(edit.label(), "Rename type “person” to “human”");
    const auto diff = edit.asDiff();
    ASSERT_TRUE(diff) << diff.error().text();
    EXPECT_EQ(diff->entities.size(), 2u);
    EXPECT_THAT(diff->statements, IsEmpty());
    ASSERT_TRUE(graph.apply(*diff));
    EXPECT_EQ(graph.entity(graph.findEntity("ada")).type, "human");
    EXPECT_THAT(graph.schema().predicate(*graph.schema().findPredicate("owns")).domain, ElementsAre("human"));
    EXPECT_THAT(graph.schema().predicate(*graph.schema().findPredicate("owns")).range, ElementsAre("institution", "place"));
    ASSERT_TRUE(graph.apply(diff->inverted()));
    EXPECT_EQ(asAdditions(graph), before);
}

TEST(SchemaEdit, TwoTypesExchangeTheirKeys)
{
    KnowledgeGraph graph = someGraph();
    SchemaEdit edit(graph);
    const std::size_t person = typeAt(edit, "person"), institution = typeAt(edit, "institution");
    EntityType a = edit.types()[person], b = edit.types()[institution];
    std::swap(a.key, b.key);
    edit.set(person, a);
    EXPECT_THAT(messages(edit), ElementsAre(HasSubstr("“institution” is taken")));
    EXPECT_FALSE(edit.asDiff());
    edit.set(institution, b);
    const auto diff = edit.asDiff();
    ASSERT_TRUE(diff) << diff.error().text();
    ASSERT_TRUE(graph.apply(*diff));
    EXPECT_EQ(graph.entity(graph.findEntity("ada")).type, "institution");
    EXPECT_EQ(graph.entity(graph.findEntity("acme")).type, "person");
    EXPECT_THAT(graph.schema().predicate(*graph.schema().findPredicate("owns")).domain, ElementsAre("institution"));
    EXPECT_THAT(graph.schema().predicate(*graph.schema().findPredicate("owns")).range, ElementsAre("person", "place"));
}

TEST(SchemaEdit, ARenamedPredicateIsFollowedByItsStatementsAndItsOpposite)
{
    KnowledgeGraph graph = someGraph();
    SchemaEdit edit(graph);
    Predicate against = predicateOf("ignores");
    const std::size_t ignores = edit.add(against), knows = predicateAt(edit, "knows");
    against = edit.predicates()[ignores];
    against.opposite = "knows";
    edit.set(ignores, against);
    EXPECT_EQ(edit.predicates()[knows].opposite, "ignores") << "opposites name each other";
    Predicate renamed = edit.predicates()[knows];
    renamed.key = "is-aware-of";
    edit.set(knows, renamed);
    EXPECT_EQ(edit.predicates()[ignores].opposite, "is-aware-of");
    const auto diff = edit.asDiff();
    ASSERT_TRUE(diff) << diff.error().text();
    ASSERT_TRUE(graph.apply(*diff));
    EXPECT_EQ(test::print(graph), "ada -is-aware-of-> bob, ada -owns-> acme, bob -owns-> acme");
}

TEST(SchemaEdit, WhatIsInUseIsRemovedOnlyForAnother)
{
    KnowledgeGraph graph = someGraph();
    SchemaEdit edit(graph);
    const std::size_t owns = predicateAt(edit, "owns"), knows = predicateAt(edit, "knows"), institution = typeAt(edit, "institution");
    EXPECT_THAT(edit.remove(Predicates, owns).error().text(), HasSubstr("predicate “owns” cannot be removed: 2 statements have it"));
    EXPECT_THAT(edit.remove(Types, institution).error().text(), HasSubstr("1 entity has it"));
    EXPECT_THAT(edit.remove(Categories, 0).error().text(), HasSubstr("1 predicate has it"));
    EXPECT_FALSE(edit.isChanged());
    ASSERT_TRUE(edit.remove(Types, institution, typeAt(edit, "place")));
    EXPECT_EQ(edit.uses(Types, typeAt(edit, "place")), 1u);
    EXPECT_THAT(edit.predicates()[owns].range, ElementsAre("place"));
    ASSERT_TRUE(edit.remove(Predicates, knows, owns));
    EXPECT_THAT(messages(edit), ElementsAre(HasSubstr("1 statement has an object that is left out (1 × Person); the first is “ada knows bob”")));
    EXPECT_FALSE(edit.asDiff());
    const std::size_t left = predicateAt(edit, "owns");
    Predicate wider = edit.predicates()[left];
    wider.range.clear();
    edit.set(left, wider);
    const auto diff = edit.asDiff();
    ASSERT_TRUE(diff) << diff.error().text();
    ASSERT_TRUE(graph.apply(*diff));
    EXPECT_EQ(test::print(graph), "ada -owns-> acme, ada -owns-> bob, bob -owns-> acme");
    EXPECT_EQ(graph.entity(graph.findEntity("acme")).type, "place");
}

TEST(SchemaEdit, ACategoryGoesToAnotherOrWhenUnused)
{
    KnowledgeGraph graph = someGraph();
    SchemaEdit edit(graph);
    ASSERT_EQ(edit.categories()[0].key, "power");
    ASSERT_TRUE(edit.remove(Categories, 0, 1));
    EXPECT_EQ(edit.predicates()[predicateAt(edit, "owns")].category, "office");
    ASSERT_TRUE(edit.remove(Categories, edit.categories().size() - 1));
    EXPECT_EQ(edit.categories().size(), graph.schema().categories().size() - 2);
    ASSERT_TRUE(edit.asDiff());
}

TEST(SchemaEdit, ProblemsSayWhereTheyAre)
{
    const KnowledgeGraph graph = someGraph();
    SchemaEdit edit(graph);
    const std::size_t owns = predicateAt(edit, "owns");
    Predicate predicate = edit.predicates()[owns];
    predicate.domain = {"group", "ghost"};
    predicate.category = "nowhere";
    predicate.opposite = "owns";
    predicate.symmetric = true;
    predicate.inverse = "is owned by";
    edit.set(owns, predicate);
    EntityType type = edit.types()[0];
    type.color.light = "blue";
    type.shape = "star";
    edit.set(0, type);
    EXPECT_THAT(messages(edit), ElementsAre(HasSubstr("“blue” is no colour. Expected #RRGGBB"), HasSubstr("“star” is no shape"),
                                            HasSubstr("“nowhere” is no category"), HasSubstr("“ghost” is no type"),
                                            HasSubstr("2 statements have a subject that is left out (2 × Person); the first is “bob owns acme”"),
                                            HasSubstr("“owns” is its own opposite")));
    EXPECT_THAT(messages(edit, Weight::Hint), ElementsAre(HasSubstr("reads “is owned by” from the other side"), HasSubstr("not of the same types")));
    for (const auto &problem : edit.problems())
        EXPECT_EQ(problem.index, problem.part == Types ? 0u : owns);
    EXPECT_THAT(edit.asDiff().error().text(), HasSubstr("“blue” is no colour"));
}

TEST(SchemaEdit, KeysAreMadeAndJudged)
{
    const KnowledgeGraph graph = someGraph();
    SchemaEdit edit(graph);
    EntityType made;
    made.label = "Órgano autónomo";
    EXPECT_EQ(edit.types()[edit.add(made)].key, "organo-autonomo");
    EXPECT_EQ(edit.types()[edit.add(made)].key, "organo-autonomo-2");
    EXPECT_THAT(messages(edit, Weight::Hint), ElementsAre(HasSubstr("Another type is called “Órgano autónomo” too")));
    const std::size_t copy = edit.duplicate(Types, 0);
    EXPECT_EQ(copy, 1u);
    EXPECT_EQ(edit.types()[1].key, "person-2");
    EXPECT_EQ(edit.uses(Types, 1), 0u);
    EXPECT_EQ(edit.uses(Types, typeAt(edit, "institution")), 1u) << "moved down by the copy";
    for (const char *bad : {"", " x", "a\tb", "person"}) {
        EntityType type = edit.types()[1];
        type.key = bad;
        edit.set(1, type);
        EXPECT_THAT(messages(edit), SizeIs(1)) << bad;
    }
    edit.moveUp(Types, 1);
    EXPECT_EQ(edit.uses(Types, 1), 2u);
}

TEST(SchemaEdit, LabelsOfEdits)
{
    const KnowledgeGraph graph = someGraph();
    {
        SchemaEdit edit(graph);
        edit.add(predicateOf("funds"));
        EXPECT_EQ(edit.label(), "Add predicate “funds”");
        ASSERT_TRUE(edit.remove(Predicates, predicateAt(edit, "knows"), predicateAt(edit, "funds")));
        EXPECT_EQ(edit.label(), "Change types and predicates");
    }
    {
        SchemaEdit edit(graph);
        ASSERT_TRUE(edit.remove(Types, typeAt(edit, "work")));
        EXPECT_EQ(edit.label(), "Remove type “Work”");
    }
    SchemaEdit edit(graph);
    Category category = edit.categories()[0];
    category.label = "Pressure";
    edit.set(0, category);
    EXPECT_EQ(edit.label(), "Change category “Pressure”");
}

/// Whatever one does, an accepted draft is an edit that the graph takes, that can be taken back, and whose schema can be read again.
TEST(SchemaEdit, WhateverOneDoesTheEditFitsAndCanBeTakenBack)
{
    std::mt19937 random(5);
    int done = 0, refused = 0;
    KnowledgeGraph graph = someGraph();
    for (int round = 0; round < 300; ++round) {
        SchemaEdit edit(graph);
        for (unsigned step = 0; step < 1 + random() % 6; ++step) {
            const auto any = [&](std::size_t size) { return std::size_t(random()) % size; };
            switch (random() % 8) {
            case 0: {
                EntityType type;
                type.label = "T" + std::to_string(random() % 5);
                edit.add(type);
                break;
            }
            case 1:
                edit.add(predicateOf("p" + std::to_string(random() % 4)));
                break;
            case 2:
                if (edit.types().size() > 2)
                    (void)edit.remove(Types, any(edit.types().size()), any(edit.types().size()));
                break;
            case 3:
                if (edit.predicates().size() > 1)
                    (void)edit.remove(Predicates, any(edit.predicates().size()), any(edit.predicates().size()));
                break;
            case 4: {
                const std::size_t i = any(edit.types().size());
                EntityType type = edit.types()[i];
                type.key = random() % 5 == 0 ? edit.types()[any(edit.types().size())].key : "k" + std::to_string(random() % 30);
                edit.set(i, type);
                break;
            }
            case 5: {
                const std::size_t i = any(edit.predicates().size());
                Predicate predicate = edit.predicates()[i];
                predicate.key = "q" + std::to_string(random() % 30);
                edit.set(i, predicate);
                break;
            }
            case 6: {
                const std::size_t i = any(edit.predicates().size());
                Predicate predicate = edit.predicates()[i];
                predicate.domain = {edit.refOf(Types, any(edit.types().size()))};
                predicate.opposite = edit.refOf(Predicates, any(edit.predicates().size()));
                edit.set(i, predicate);
                break;
            }
            default:
                edit.moveUp(Types, any(edit.types().size()));
            }
        }
        const auto diff = edit.asDiff();
        refused += !diff;
        EXPECT_EQ(messages(edit).empty(), diff.has_value()) << (diff ? "" : diff.error().text());
        if (!diff)
            continue;
        const GraphDiff before = asAdditions(graph);
        const Schema old = graph.schema();
        ASSERT_TRUE(graph.apply(*diff));
        const auto read = schemaFromJson(schemaToJson(graph.schema()), "s");
        ASSERT_TRUE(read) << read.error().text();
        EXPECT_TRUE(*read == graph.schema());
        KnowledgeGraph back = graph;
        ASSERT_TRUE(back.apply(diff->inverted()));
        EXPECT_EQ(asAdditions(back), before);
        EXPECT_TRUE(back.schema() == old);
        ++done;
    }
    EXPECT_GT(done, 100);
    EXPECT_GT(refused, 20);
}

}  // namespace
}  // namespace relata
