// SPDX-License-Identifier: Apache-2.0
#include "model/evidence/locator.h"

#include "tests/support/graphtext.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace relata {
namespace {

TEST(Locators, AreReadAsPeopleWriteThem)
{
    using L = Locator;
    const std::pair<const char *, L> cases[] = {
        {"", {}},
        {"9", {9, {}, {}}},
        {"¶9", {9, {}, {}}},
        {" ¶ 9 ", {9, {}, {}}},
        {"¶\u00A09", {9, {}, {}}},
        {"Par. 9", {9, {}, {}}},
        {"para 9", {9, {}, {}}},
        {"Párrafo 12", {12, {}, {}}},
        {"p. 12", {0, "12", {}}},
        {"P 12", {0, "12", {}}},
        {"p12", {0, "12", {}}},
        {"pp. 12-13", {0, "12-13", {}}},
        {"pp. 12–13", {0, "12–13", {}}},
        {"page xiv", {0, "xiv", {}}},
        {"pág. 4", {0, "4", {}}},
        {"página 4a", {0, "4a", {}}},
        {"p. 12, ¶3", {3, "12", {}}},
        {"¶3, p. 12", {3, "12", {}}},
        {"art. 5", {0, {}, "art. 5"}},
        {"00:12:40", {0, {}, "00:12:40"}},
        {"p. 3, note 5, fn. 2", {0, "3", "note 5, fn. 2"}},
        {"paper 9", {0, {}, "paper 9"}},
        {"park 9", {0, {}, "park 9"}},
        {"p. https", {0, {}, "p. https"}},
        {"3, 4", {3, {}, "4"}},
        {"pp. 12, 14", {0, "12, 14", {}}},
        {"pp. 3, 5-7, ¶2", {2, "3, 5-7", {}}},
        {"p. 1,234", {0, "1,234", {}}},
        {"pp. 3,5,7", {0, "3,5,7", {}}},
        {"(p. 12)", {0, "12", {}}},
        {"PÁRRAFO 7", {7, {}, {}}},
        {"párrafo: 7", {7, {}, {}}},
        {"pa\u0301rrafo 7", {7, {}, {}}},
        {"PÁGINA 4", {0, "4", {}}},
        {"7.", {7, {}, {}}},
        {"(7)", {7, {}, {}}},
        {"#7", {7, {}, {}}},
        {"p. -", {0, {}, "p. -"}},
        {"p. civil", {0, {}, "p. civil"}},
        {"p. MCMXC", {0, "MCMXC", {}}},
        {"p. A12", {0, "A12", {}}},
        {"¶¶ 3-5", {0, {}, "¶¶ 3-5"}},
        {"0", {0, {}, "0"}},
        {"9999999", {0, {}, "9999999"}},
    };
    for (const auto &[text, expected] : cases)
        EXPECT_EQ(locatorFromText(text), expected) << text << " became " << locatorText(locatorFromText(text));
}

TEST(Locators, NumbersOfAColumnOfPagesArePages)
{
    for (const auto &[text, expected] : {std::pair<const char *, Locator>{"12", {0, "12", {}}},
                                         {"12, 14", {0, "12, 14", {}}},
                                         {"xiv", {0, "xiv", {}}},
                                         {"p. 4", {0, "4", {}}},
                                         {"¶ 3", {3, {}, {}}},
                                         {"12, ¶ 3", {3, "12", {}}},
                                         {"n/a", {0, {}, "n/a"}}})
        EXPECT_EQ(locatorFromText(text, true), expected) << text;
}

TEST(Locators, WhatIsWrittenIsReadAgain)
{
    for (const Locator &locator : {Locator{}, Locator{3, {}, {}}, Locator{0, "12", {}}, Locator{3, "12-13", "art. 5"}, Locator{0, {}, "00:12:40"},
                                   Locator{7, {}, "fn. 2, b"}}) {
        EXPECT_EQ(locatorFromText(locatorText(locator)), locator) << locatorText(locator);
        EXPECT_EQ(locatorFromText(locatorCell(locator)), locator) << locatorCell(locator);
        Statement statement;
        statement.properties = {{"amount", "5"}};
        const Statement before = statement;
        setLocator(statement, locator);
        EXPECT_EQ(locatorOf(statement), locator);
        setLocator(statement, {});
        EXPECT_EQ(statement, before);
    }
    Statement statement;
    statement.properties = {{"page", "https://example.org"}};
    setLocator(statement, {3, "12", "fn. 2"});
    EXPECT_EQ(statement.properties, (Properties{{"page", "https://example.org"}, {"locator", "p. 12, fn. 2"}}));
    EXPECT_EQ(locatorText({3, "12", {}}), "p. 12, ¶3");
    EXPECT_EQ(locatorText({0, "12-13", {}}), "pp. 12-13");
    statement = {};
    statement.properties = {{"page", "-"}, {"page", "7"}};
    EXPECT_TRUE(locatorOf(statement).empty()) << "the first of its name, which is no page";
    EXPECT_EQ(locatorCell({3, {}, {}}), "3");
}

TEST(Locators, NumbersThatAreNoParagraphAreToldToWhoTypes)
{
    for (const char *right : {"", "3", "¶ 3", "p. 3", "art. 5", "3, p. 4", "00:12:40", "3-5", "2.1", "¶ 3-5"})
        EXPECT_EQ(locatorProblem(right), "") << right;
    for (const char *wrong : {"0", "-3", "¶", "p. 4, 0", "9999999"})
        EXPECT_NE(locatorProblem(wrong).find("is not a paragraph. Expected"), std::string::npos) << wrong;
}

TEST(Locators, StandInTheOrderOfPagesThenParagraphs)
{
    KnowledgeGraph graph = test::graphFromText("a -x-> b, a -x-> c, a -x-> d, a -x-> e, a -x-> f");
    const Locator places[] = {{0, "100", {}}, {2, "20", {}}, {5, {}, {}}, {1, "20", {}}, {0, "xiv", {}}};
    GraphDiff diff;
    std::vector<StatementId> ids;
    for (const StatementId id : graph.statements())
        ids.push_back(id);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const Statement before = graph.statement(ids[i]);
        Statement after = before;
        setLocator(after, places[i]);
        diff.statements.push_back({ids[i], before, after});
    }
    ASSERT_TRUE(graph.apply(diff));
    for (std::size_t i = 0; i < ids.size(); ++i)
        EXPECT_EQ(locatorOf(graph, ids[i]), places[i]);
    const PlaceOrder order(graph);
    std::sort(ids.begin(), ids.end(), [&](StatementId a, StatementId b) { return order.of(a) < order.of(b); });
    std::vector<std::string> sorted;
    for (const StatementId id : ids)
        sorted.push_back(locatorText(graph, id));
    EXPECT_EQ(sorted, (std::vector<std::string>{"¶5", "p. xiv", "p. 20, ¶1", "p. 20, ¶2", "p. 100"}));
}

}  // namespace
}  // namespace relata
