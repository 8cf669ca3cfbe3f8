// SPDX-License-Identifier: Apache-2.0
#include "model/graph/knowledgegraph.h"
#include "model/query/entityorder.h"
#include "tests/support/graphtext.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stop_token>

namespace relata {
namespace {

KnowledgeGraph named(const std::vector<std::string> &names)
{
    KnowledgeGraph graph = test::graphFromText("a, b, c, d, e");
    GraphDiff diff;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const EntityId id{static_cast<std::uint32_t>(i)};
        diff.entities.push_back({id, graph.entity(id), graph.entity(id)});
        diff.entities.back().after->name = names[i];
    }
    EXPECT_TRUE(graph.apply(diff));
    return graph;
}

std::string namesOf(const KnowledgeGraph &graph, const Result<std::vector<EntityId>> &ids)
{
    std::string text;
    for (const EntityId id : ids.value())
        text += (text.empty() ? "" : " ") + std::string(graph.name(id));
    return text;
}

std::vector<EntityId> everybody(const KnowledgeGraph &graph)
{
    std::vector<EntityId> all;
    for (const EntityId id : graph.entities())
        all.push_back(id);
    return all;
}

TEST(EntityOrder, TheAlphabetKnowsNeitherAccentsNorCase)
{
    const KnowledgeGraph graph = named({"Zoe", "álvarez", "Alva", "ÁLVAREZ", "Alvarezmenor"});
    EXPECT_EQ(namesOf(graph, inOrder(everybody(graph), nullptr, ValueOrder::LowestFirst, *alphabetOf(graph))),
              "Alva ÁLVAREZ álvarez Alvarezmenor Zoe");
    EXPECT_EQ(namesOf(graph, inOrder(everybody(graph), nullptr, ValueOrder::HighestFirst, *alphabetOf(graph))),
              "Zoe Alvarezmenor álvarez ÁLVAREZ Alva");
}

TEST(EntityOrder, NumbersInNamesAreNumbers)
{
    const auto inAlphabet = [](const std::vector<std::string> &names) {
        const KnowledgeGraph graph = named(names);
        return namesOf(graph, inOrder(everybody(graph), nullptr, ValueOrder::LowestFirst, *alphabetOf(graph)));
    };
    EXPECT_EQ(inAlphabet({"Agency 10", "Agency 9", "Agency 1", "Agency 1b", "Agency"}), "Agency Agency 1 Agency 1b Agency 9 Agency 10");
    EXPECT_EQ(inAlphabet({"12345678901234567890", "1000000000", "999999999", "10", "2"}), "2 10 999999999 1000000000 12345678901234567890");
    EXPECT_EQ(inAlphabet({"Unit 2 of 10", "Unit 02 of 9", "Unit 2 of 9", "7", "A"}), "7 A Unit 02 of 9 Unit 2 of 9 Unit 2 of 10");
}

TEST(EntityOrder, EqualsStandByNameAndWhoHasNoNumberComesLastEitherWay)
{
    const KnowledgeGraph graph = named({"Dora", "Carl", "Bob", "Ada", "Eve"});
    const std::vector<double> values{2, NAN, 2, std::numeric_limits<double>::infinity()};  // and none of Eve
    const auto alphabet = *alphabetOf(graph);
    EXPECT_EQ(namesOf(graph, inOrder(everybody(graph), &values, ValueOrder::HighestFirst, alphabet)), "Ada Bob Dora Carl Eve");
    EXPECT_EQ(namesOf(graph, inOrder(everybody(graph), &values, ValueOrder::LowestFirst, alphabet)), "Bob Dora Ada Carl Eve");
}

TEST(EntityOrder, KeepsThoseWithEveryWordInNameOtherNamesOrType)
{
    KnowledgeGraph graph = named({"José Peña", "Jose Luis", "Ana"});
    GraphDiff diff;
    diff.entities.push_back({EntityId{2}, graph.entity(EntityId{2}), graph.entity(EntityId{2})});
    diff.entities[0].after->aliases = {"Josefa"};
    ASSERT_TRUE(graph.apply(diff));
    EXPECT_EQ(namesOf(graph, withWords(graph, everybody(graph), {"jose"})), "José Peña Jose Luis Ana");
    EXPECT_EQ(namesOf(graph, withWords(graph, everybody(graph), {"pena", "jo"})), "José Peña");
}

TEST(EntityOrder, CanBeStopped)
{
    const KnowledgeGraph graph = named({"Ada"});
    std::stop_source stop;
    stop.request_stop();
    const RunContext stopped(stop.get_token());
    EXPECT_EQ(alphabetOf(graph, stopped).error().code, Error::Code::Cancelled);
    EXPECT_EQ(withWords(graph, everybody(graph), {"a"}, stopped).error().code, Error::Code::Cancelled);
    std::vector<double> values{1};
    std::vector<EntityId> different;
    for (std::uint32_t i = 0; i < 100'000; ++i)
        different.push_back(EntityId{i * 7919 % 100'003});
    EXPECT_EQ(inOrder(std::move(different), &values, ValueOrder::LowestFirst, {}, stopped).error().code, Error::Code::Cancelled);
}

}  // namespace
}  // namespace relata
