// SPDX-License-Identifier: Apache-2.0
#include "model/edit/duplicates.h"

#include "model/edit/drafts.h"
#include "model/edit/merge.h"
#include "model/edit/nameblocks.h"
#include "model/edit/sharedlinks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <tuple>

namespace relata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Kind = DuplicateReason::Kind;

KnowledgeGraph graphOf(const std::vector<Entity> &entities)
{
    KnowledgeGraph graph = emptyGraph();
    for (Entity entity : entities) {
        if (entity.type.empty())
            entity.type = "person";
        const auto diff = draftEntity(graph, noEntity, std::move(entity));
        EXPECT_TRUE(diff) << diff.error().text();
        EXPECT_TRUE(graph.apply(*diff));
    }
    return graph;
}

void state(KnowledgeGraph &graph, const std::string &subject, const std::string &predicate, const std::string &object)
{
    GraphDiff diff;
    if (!graph.schema().findPredicate(predicate)) {
        Schema schema = graph.schema();
        schema.ensurePredicate({predicate, predicate, {}, {}, {}, {}, {}, false, {}});
        diff.schema = SchemaChange{graph.schema(), schema};
        ASSERT_TRUE(graph.apply(diff));
    }
    Statement statement;
    statement.subject = graph.findEntity(subject);
    statement.predicate = predicate;
    statement.object = graph.findEntity(object);
    const auto made = draftStatement(graph, noStatement, statement);
    ASSERT_TRUE(made) << made.error().text();
    ASSERT_TRUE(graph.apply(*made));
}

Entity person(const std::string &key, const std::string &name, const std::vector<std::string> &aliases = {}, const Properties &properties = {})
{
    return {key, "person", name, aliases, "", properties};
}

std::optional<NameLikeness> likeness(const char *a, const char *b)
{
    const auto there = likeness(nameFormOf(a), nameFormOf(b)), back = likeness(nameFormOf(b), nameFormOf(a));
    EXPECT_EQ(there, back) << a << " / " << b;
    return there;
}

TEST(NameLikeness, AccentsCaseAndPunctuationDoNotMatter)
{
    EXPECT_EQ(likeness("José Núñez", "jose NUNEZ"), NameLikeness::Same);
    EXPECT_EQ(likeness("Straße AG", "Strasse-AG"), NameLikeness::Same);
    EXPECT_EQ(likeness("López Obrador, Andrés Manuel", "Andrés Manuel López Obrador"), NameLikeness::Words);
    EXPECT_EQ(likeness("OpenAI", "Open AI"), NameLikeness::Words);
    EXPECT_EQ(likeness("The Acme Corporation", "ACME Corp."), NameLikeness::Words);
    EXPECT_EQ(likeness("Cementos Mexicanos, S.A.B. de C.V.", "Cementos Mexicanos"), NameLikeness::Words);
}

TEST(NameLikeness, InitialsAcronymsAndPartsOfNames)
{
    EXPECT_EQ(likeness("A. M. López Obrador", "Andrés Manuel López Obrador"), NameLikeness::Initials);
    EXPECT_EQ(likeness("A. López", "Andrés López"), NameLikeness::Initials);
    EXPECT_EQ(likeness("B. López", "Andrés López"), std::nullopt);
    EXPECT_EQ(likeness("A. López", "A. Lara"), std::nullopt);
    EXPECT_EQ(likeness("AMLO", "Andrés Manuel López Obrador"), NameLikeness::Acronym);
    EXPECT_EQ(likeness("I.N.M.", "Instituto Nacional de Migración"), NameLikeness::Acronym);
    EXPECT_EQ(likeness("INM", "Instituto Nacional de Migración"), NameLikeness::Acronym);
    EXPECT_EQ(likeness("Inm", "Instituto Nacional de Migración"), std::nullopt);
    EXPECT_EQ(likeness("Claudia Sheinbaum", "Claudia Sheinbaum Pardo"), NameLikeness::Part);
    EXPECT_EQ(likeness("Sheinbaum", "Claudia Sheinbaum Pardo"), std::nullopt) << "one word is too little";
}

TEST(NameLikeness, TyposAreForgivenNumbersAreNot)
{
    EXPECT_EQ(likeness("Claudia Sheinbaum", "Claudia Shienbaum"), NameLikeness::Typo) << "a swap is one edit";
    EXPECT_EQ(likeness("Claudia Sheinbaum", "Claudia Shienbam"), NameLikeness::Typo) << "two in one long word";
    EXPECT_EQ(likeness("Northern border", "Southern border"), std::nullopt) << "few miss the first letter";
    EXPECT_EQ(likeness("Ana Ruiz", "Ana Riz"), NameLikeness::Typo);
    EXPECT_EQ(likeness("Ana", "Ann"), std::nullopt) << "too short to tell";
    EXPECT_EQ(likeness("Resolution 2018", "Resolution 2019"), std::nullopt);
    EXPECT_EQ(likeness("Agency 1", "Agency 10"), std::nullopt) << "a digit is no initial of a number";
    EXPECT_EQ(likeness("Agency 1", "Agency 2"), std::nullopt);
    EXPECT_EQ(likeness("X. Jinping", "Xi Jinping"), NameLikeness::Initials) << "what may be a Roman number may be a name";
    EXPECT_EQ(likeness("Juan Pablo II", "Juan Pablo III"), std::nullopt);
    EXPECT_EQ(likeness("Donald Trump", "Donald Trump Jr."), std::nullopt);
    EXPECT_EQ(likeness("Дмитрий Медведев", "Дмитрий Медведеф"), NameLikeness::Typo) << "letters, not bytes";
}

TEST(NameLikeness, NothingIsLikeANameWithoutLetters)
{
    EXPECT_EQ(likeness("…", "—"), std::nullopt);
    EXPECT_EQ(likeness("", ""), std::nullopt);
}

TEST(NameBlocks, FindExactlyWhatComparingAllWithAllFinds)
{
    std::mt19937 random(7);
    const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const std::vector<std::string> words{"ana",       "a",          "andres",   "b",       "lopez", "obrador", "manuel",    "m",
                                         "instituto", "migracion",  "nacional", "de",      "INM",   "AMLO",    "sheinbaum", "pardo",
                                         "claudia",   "2018",       "2019",     "ii",      "jr",    "Acme",    "Corp",      "inc",
                                         "the",       "secretaria", "gobierno", "Дмитрий", "李明",  "Núñez",   "of"};
    for (int round = 0; round < 40; ++round) {
        std::vector<NameForm> names;
        std::vector<std::uint32_t> owners;
        std::vector<std::string> texts;
        for (int i = 0; i < 55; ++i) {
            std::string name;
            if (i > 0 && pick(2) == 0) {  // one that is there already, a little changed
                name = texts[pick(texts.size())];
                for (std::size_t edits = pick(3); edits > 0 && !name.empty(); --edits) {
                    const std::size_t at = pick(name.size());
                    if (pick(3) == 0)
                        name.erase(at, 1);
                    else if (pick(2) == 0)
                        name.insert(at, 1, static_cast<char>('a' + pick(26)));
                    else if (at + 1 < name.size())
                        std::swap(name[at], name[at + 1]);
                }
            } else {
                for (std::size_t n = 1 + pick(4); n > 0; --n)
                    name += words[pick(words.size())] + (n > 1 ? " " : "");
            }
            texts.push_back(name);
            names.push_back(nameFormOf(name));
            owners.push_back(static_cast<std::uint32_t>(pick(50)));
        }
        std::vector<std::pair<std::uint32_t, std::uint32_t>> expected;
        for (std::uint32_t a = 0; a < names.size(); ++a)
            for (std::uint32_t b = a + 1; b < names.size(); ++b)
                if (owners[a] != owners[b] && likeness(names[a], names[b]))
                    expected.emplace_back(a, b);
        const auto found = alikeNames(names, owners, {});
        ASSERT_TRUE(found);
        for (const auto &pair : expected)
            EXPECT_TRUE(std::binary_search(found->begin(), found->end(), pair)) << texts[pair.first] << " / " << texts[pair.second];
        EXPECT_EQ(found->size(), expected.size());
        EXPECT_FALSE(expected.empty());
    }
}

TEST(NameBlocks, ManyOfOneNameAreNotComparedAllWithAll)
{
    const std::vector<NameForm> names(20'000, nameFormOf("Unknown person"));
    std::vector<std::uint32_t> owners(names.size());
    for (std::uint32_t i = 0; i < owners.size(); ++i)
        owners[i] = i;
    const auto found = alikeNames(names, owners, {});
    ASSERT_TRUE(found);
    EXPECT_GE(found->size(), names.size() - 1) << "each with one other at least";
    EXPECT_LT(found->size(), names.size() * mostTogether);
}

TEST(SharedLinks, FindExactlyWhatComparingAllWithAllFinds)
{
    std::mt19937 random(11);
    for (int round = 0; round < 30; ++round) {
        std::vector<Entity> entities;
        for (int i = 0; i < 24; ++i)
            entities.push_back(person("e" + std::to_string(i), "Somebody"));
        KnowledgeGraph graph = graphOf(entities);
        for (int i = 0; i < 70; ++i)
            state(graph, "e" + std::to_string(random() % 6), random() % 2 ? "knows" : "owns", "e" + std::to_string(6 + random() % 6));
        const SharedLinks links(graph);
        std::vector<std::pair<EntityId, EntityId>> expected;
        for (const EntityId a : graph.entities())
            for (const EntityId b : graph.entities()) {
                std::set<std::tuple<PredicateId, bool, EntityId>> one, other, both;
                for (const auto &[id, into] : {std::pair{a, &one}, std::pair{b, &other}})
                    for (const StatementId s : graph.statementsOf(id))
                        into->insert({graph.predicate(s), graph.subject(s) == id, graph.subject(s) == id ? graph.object(s) : graph.subject(s)});
                std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::inserter(both, both.end()));
                if (a < b && both.size() >= SharedLinks::leastShared
                    && double(both.size()) >= SharedLinks::leastShare * double(one.size() + other.size() - both.size()))
                    expected.emplace_back(a, b);
            }
        const auto found = links.alike({});
        ASSERT_TRUE(found);
        std::vector<std::pair<EntityId, EntityId>> pairs;
        for (const auto &pair : *found)
            pairs.emplace_back(pair.one, pair.other);
        EXPECT_EQ(pairs, expected);
    }
}

TEST(Duplicates, EachPairComesWithItsReasons)
{
    const KnowledgeGraph graph = graphOf({person("amlo", "AMLO", {}, {{"wikidata", "Q123"}}),
                                          person("lopez", "Andrés Manuel López Obrador", {"Peje"}, {{"wikidata", "Q123"}}),
                                          person("peje", "El Peje"),
                                          {"inm", "institution", "INM", {}, "", {}},
                                          person("ana", "Ana Ruiz")});
    const auto found = findDuplicates(graph);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->pairs.size(), 2U);
    const DuplicatePair &first = found->pairs[0];
    EXPECT_EQ(graph.key(first.one), "amlo");
    EXPECT_EQ(graph.key(first.other), "lopez");
    ASSERT_EQ(first.reasons.size(), 2U);
    EXPECT_EQ(inWords(graph, first, first.reasons[0]), "both have wikidata Q123");
    EXPECT_EQ(inWords(graph, first, first.reasons[1]), "“AMLO” is made of the first letters of “Andrés Manuel López Obrador”");
    const DuplicatePair &second = found->pairs[1];
    EXPECT_EQ(inWords(graph, second, second.reasons[0]), "“Peje” (another name of Andrés Manuel López Obrador) has the same words as “El Peje”");
}

TEST(Duplicates, NamesWithATypoSayHowTheyDiffer)
{
    const KnowledgeGraph graph = graphOf({person("a", "Claudia Sheinbaum"), person("b", "Claudia Shienbaum")});
    const auto found = findDuplicates(graph);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->pairs.size(), 1U);
    EXPECT_EQ(inWords(graph, found->pairs[0], found->pairs[0].reasons[0]), "“Claudia Sheinbaum” differs by a letter or two from “Claudia Shienbaum”");
}

TEST(Duplicates, TheTypeMattersUnlessAskedOtherwise)
{
    const KnowledgeGraph graph = graphOf({person("a", "Mercury Rising"), {"b", "institution", "Mercury Rising", {}, "", {}}});
    EXPECT_THAT(findDuplicates(graph)->pairs, IsEmpty());
    EXPECT_EQ(findDuplicates(graph, {true, 100})->pairs.size(), 1U);
}

TEST(Duplicates, WhatSpeaksOfEachOtherIsLessLikelyOne)
{
    KnowledgeGraph graph = graphOf({person("a", "Ana Ruiz"), person("b", "Ana Ruiz"), person("c", "Bo Carr"), person("d", "Bo Carr")});
    state(graph, "a", "knows", "b");
    const auto found = findDuplicates(graph);
    ASSERT_EQ(found->pairs.size(), 2U);
    EXPECT_EQ(graph.key(found->pairs[0].one), "c");
    EXPECT_EQ(found->pairs[1].between, 1U);
}

TEST(Duplicates, TheSameLinksAreAReason)
{
    KnowledgeGraph graph = graphOf({person("x", "Xaver"), person("y", "Yolanda"), person("a", "Ana"), person("b", "Bob"), person("c", "Carla")});
    for (const char *who : {"x", "y"})
        for (const char *whom : {"a", "b", "c"})
            state(graph, who, "knows", whom);
    EXPECT_THAT(findDuplicates(graph)->pairs, IsEmpty()) << "who knows the same people is not the same: authorities buy from the same firms";
    for (const char *who : {"x", "y"})
        state(graph, who, "employs", "c");
    const auto found = findDuplicates(graph);
    ASSERT_EQ(found->pairs.size(), 1U);
    EXPECT_EQ(inWords(graph, found->pairs[0], found->pairs[0].reasons[0]), "4 links are the same");
}

TEST(Duplicates, WhatIsNotTheSameDoesNotComeAgain)
{
    KnowledgeGraph graph = graphOf({person("a", "Ana Ruiz"), person("b", "Ana Ruiz"), person("c", "Ana Ruiz Soto")});
    ASSERT_EQ(findDuplicates(graph)->pairs.size(), 3U);
    const EntityId a = graph.findEntity("a"), b = graph.findEntity("b"), c = graph.findEntity("c");
    const auto apart = keepApart(graph, b, a);
    ASSERT_TRUE(apart);
    ASSERT_TRUE(graph.apply(*apart));
    EXPECT_TRUE(areKeptApart(graph, a, b));
    EXPECT_TRUE(keepApart(graph, a, b)->empty()) << "either way round";
    EXPECT_EQ(findDuplicates(graph)->pairs.size(), 2U);
    EXPECT_THAT(keptApartFrom(graph, b), ElementsAre("a"));

    const auto merged = mergeEntities(graph, c, {b});
    ASSERT_TRUE(merged);
    ASSERT_TRUE(graph.apply(*merged));
    EXPECT_TRUE(areKeptApart(graph, a, c)) << "who was made one with b is not a either";
    EXPECT_THAT(findDuplicates(graph)->pairs, IsEmpty());
    EXPECT_FALSE(keepApart(graph, a, a));
}

TEST(Duplicates, TakenBackItComesAgain)
{
    KnowledgeGraph graph = graphOf({person("a", "Ana Ruiz"), person("b", "Ana Ruiz")});
    const auto apart = keepApart(graph, graph.findEntity("a"), graph.findEntity("b"));
    ASSERT_TRUE(graph.apply(*apart));
    EXPECT_THAT(findDuplicates(graph)->pairs, IsEmpty());
    ASSERT_TRUE(graph.apply(apart->inverted()));
    EXPECT_EQ(findDuplicates(graph)->pairs.size(), 1U);
}

TEST(Duplicates, TwoGroupsThatWouldJoinAreKnown)
{
    KnowledgeGraph graph = graphOf({person("a", "Ana Ruiz"), person("a2", "A. Ruiz"), person("b", "Ana Ruiz Soto"), person("b2", "A. Ruiz Soto")});
    const auto id = [&](const char *key) { return graph.findEntity(key); };
    EXPECT_THAT(mergedBefore(graph, {id("a"), id("b")}), IsEmpty());
    ASSERT_TRUE(graph.apply(*mergeEntities(graph, id("a"), {id("a2")})));
    ASSERT_TRUE(graph.apply(*mergeEntities(graph, id("b"), {id("b2")})));
    EXPECT_THAT(mergedBefore(graph, {id("a"), id("b")}), ElementsAre(id("a"), id("b")));
}

TEST(Duplicates, OneIdOfManyIsNone)
{
    std::vector<Entity> entities;
    for (int i = 0; i < 30; ++i)
        entities.push_back(
            person("e" + std::to_string(i), std::string(1, char('A' + i % 26)) + "x" + std::to_string(i), {}, {{"country_code", "MEX"}}));
    EXPECT_THAT(findDuplicates(graphOf(entities))->pairs, IsEmpty());
}

TEST(Duplicates, CanBeStopped)
{
    std::stop_source stop;
    stop.request_stop();
    const auto found = findDuplicates(graphOf({person("a", "Ana Ruiz"), person("b", "Ana Ruiz")}), {}, RunContext(stop.get_token()));
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, Error::Code::Cancelled);
}

TEST(Duplicates, OfNobodyThereAreNone)
{
    EXPECT_THAT(findDuplicates(KnowledgeGraph())->pairs, IsEmpty());
}

}  // namespace
}  // namespace relata
