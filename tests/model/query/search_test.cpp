// SPDX-License-Identifier: Apache-2.0
#include "model/query/search.h"
#include "model/query/wordindex.h"
#include "tests/support/graphtext.h"

#include <gtest/gtest.h>

namespace relata {
namespace {

KnowledgeGraph people()
{
    KnowledgeGraph graph = test::graphFromText("amlo -meets-> juarez, amlo -meets-> garduno, guillen -meets-> juarez, sheinbaum");
    GraphDiff diff;
    const auto rename = [&](const char *key, const char *name, std::vector<std::string> aliases) {
        const EntityId id = graph.findEntity(key);
        Entity next = graph.entity(id);
        next.name = name;
        next.aliases = std::move(aliases);
        diff.entities.push_back({id, graph.entity(id), next});
    };
    rename("amlo", "Andrés Manuel López Obrador", {"AMLO"});
    rename("guillen", "Tonatiuh Guillén López", {});
    rename("garduno", "Francisco Garduño", {});
    rename("juarez", "Ciudad Juárez", {});
    rename("sheinbaum", "Claudia Sheinbaum", {});
    EXPECT_TRUE(graph.apply(diff));
    return graph;
}

struct Query {
    const char *text;
    const char *keys;
};
class SearchFinds : public testing::TestWithParam<Query>
{
};
TEST_P(SearchFinds, BestFirst)
{
    const KnowledgeGraph graph = people();
    std::string keys;
    for (const EntityHit &hit : SearchIndex::of(graph).entities(GetParam().text))
        keys += (keys.empty() ? "" : " ") + std::string(graph.key(hit.entity));
    EXPECT_EQ(keys, GetParam().keys);
}
INSTANTIATE_TEST_SUITE_P(Names, SearchFinds,
                         testing::Values(Query{"lopez", "amlo guillen"}, Query{"LÓPEZ", "amlo guillen"}, Query{"lopez obr", "amlo"},
                                         Query{"AMLO", "amlo"}, Query{"garduno", "garduno"}, Query{"Garduño", "garduno"}, Query{"juarez", "juarez"},
                                         Query{"shienbaum", "sheinbaum"}, Query{"sheinbuam claud", "sheinbaum"}, Query{"", ""}, Query{"  –  ", ""},
                                         Query{"xyzzy", ""}, Query{"ana", ""}));

TEST(Search, ANameAsLongAsABookIsFoundByItselfAndByHowItBegins)
{
    std::string book;
    for (int i = 0; i < 100'000; ++i)
        book += "word ";
    KnowledgeGraph graph = people();
    GraphDiff diff;
    Entity next = graph.entity(graph.findEntity("juarez"));
    next.name = book;
    diff.entities.push_back({graph.findEntity("juarez"), graph.entity(graph.findEntity("juarez")), next});
    ASSERT_TRUE(graph.apply(diff));
    const SearchIndex index = SearchIndex::of(graph);
    for (const std::string &text : {book, std::string("word word"), std::string("wor")}) {
        const auto hits = index.entities(text);
        ASSERT_EQ(hits.size(), 1U) << text.size();
        EXPECT_EQ(graph.key(hits[0].entity), "juarez");
    }
}

TEST(WordIndex, HasARowOnceForAWordThatItRepeats)
{
    WordIndex index;
    for (const char *word : {"a", "b", "a", "a"})
        index.add(word, 0);
    index.add("a", 1);
    index.finish();
    const auto rowsOf = [&](std::uint32_t word) {
        std::vector<std::uint32_t> rows;
        index.eachRow(word, [&](std::uint32_t row) {
            rows.push_back(row);
            return true;
        });
        return rows;
    };
    EXPECT_EQ(rowsOf(0), (std::vector<std::uint32_t>{0, 1}));
    EXPECT_EQ(rowsOf(1), (std::vector<std::uint32_t>{0}));
}

TEST(Search, MarksWhatMatched)
{
    const KnowledgeGraph graph = people();
    const auto hits = SearchIndex::of(graph).entities("lop");
    ASSERT_FALSE(hits.empty());
    for (const EntityHit &hit : hits) {
        ASSERT_EQ(hit.ranges.size(), 1U);
        EXPECT_EQ(hit.matched.substr(hit.ranges[0].start, hit.ranges[0].length), "Lóp");
    }
}

TEST(Search, StatementsNeedEveryWordOfTheClaim)
{
    const KnowledgeGraph graph = people();
    const auto index = SearchIndex::of(graph);
    EXPECT_EQ(index.statements("meets jua").size(), 2U);
    EXPECT_EQ(index.statements("meets amlo garduno").size(), 1U);
    EXPECT_TRUE(index.statements("meets nobody").empty());
}

TEST(Search, EditsCountSwapsAsOne)
{
    EXPECT_EQ(editsBetween("shienbaum", "sheinbaum", 2), 1);
    EXPECT_EQ(editsBetween("abc", "abc", 2), 0);
    EXPECT_EQ(editsBetween("abc", "xbcd", 2), 2);
    EXPECT_EQ(editsBetween("abc", "xyz", 2), 3);
    EXPECT_EQ(editsBetween("", "ab", 2), 2);
}

TEST(Folding, TakesAccentsCaseAndPunctuationAway)
{
    EXPECT_EQ(foldedForSearch("Gil Guerra’s  “Peña-Nieto”!"), "gil guerra s pena nieto");
    EXPECT_EQ(foldedForSearch("ẞtraße ﬁne Ⅳ"), "sstrasse fine iv");
    EXPECT_EQ(foldedForSearch("Łódź Ørsted Đorđe Işık Æro Þór Œuvre"), "lodz orsted dorde isik aero thor oeuvre");
    EXPECT_EQ(foldedForSearch("\xFF\xFE"), "");
}

}  // namespace
}  // namespace relata
