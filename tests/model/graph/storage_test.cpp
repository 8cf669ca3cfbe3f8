// SPDX-License-Identifier: Apache-2.0
// The parts behind KnowledgeGraph: text, packed fields, the index of keys, the topology.
#include "model/graph/keyindex.h"
#include "model/graph/packedfields.h"
#include "model/graph/textarena.h"
#include "model/graph/topology.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace relata {
namespace {

TEST(TextArena, GivesBackTextsOfEveryLength)
{
    constexpr std::size_t slot = 1U << 20;
    std::mt19937 random(1);
    TextArena arena;
    std::vector<std::pair<TextRef, std::string>> texts;
    for (const std::size_t length :
         {std::size_t{0}, std::size_t{1}, slot - 1, std::size_t{3}, slot, slot + 1, std::size_t{5}, 3 * slot, std::size_t{7}})
        texts.emplace_back(TextRef{}, std::string(length, static_cast<char>('a' + texts.size())));
    for (int i = 0; i < 3000; ++i)
        texts.emplace_back(TextRef{}, std::string(random() % 3000, static_cast<char>('a' + i % 26)));
    for (auto &[ref, text] : texts)
        ref = arena.add(text);
    for (const auto &[ref, text] : texts)
        ASSERT_EQ(arena.view(ref), text);
}

TEST(TextArena, TakesHardlyMoreThanItsText)
{
    TextArena arena;
    for (int i = 0; i < 100'000; ++i)
        arena.add("a claim of the usual length, some seventy characters of plain words …");
    EXPECT_LT(static_cast<double>(arena.capacity()), 1.2 * static_cast<double>(arena.size()));
}

TEST(TextArena, RefusesInTimeWhatItCannotAddress)
{
    TextArena arena;
    EXPECT_TRUE(arena.hasRoomFor(TextArena::spaceFor(1'000'000'000)));
    EXPECT_FALSE(arena.hasRoomFor(TextArena::spaceFor(4'300'000'000)));
    for (const std::uint64_t length : {1ULL, 100ULL, 65536ULL, 65537ULL, 3'000'000ULL})  // the bound holds for the worst neighbours
        EXPECT_GE(TextArena::spaceFor(length), length);
}

TEST(PackedFields, ComeBackInOrderWithAnyBytes)
{
    std::string packed;
    const std::string zero("a\0b", 3), long1(200, 'x'), long2(70'000, 'y');
    packField(packed, FieldTag::Quote, zero);
    packField(packed, FieldTag::Note, "");
    packField(packed, FieldTag{5000}, long1);
    packField(packed, FieldTag::Quote, long2);
    std::vector<std::pair<FieldTag, std::string>> fields;
    forEachField(packed, [&](FieldTag tag, std::string_view text) { fields.emplace_back(tag, text); });
    const std::vector<std::pair<FieldTag, std::string>> expected{
        {FieldTag::Quote, zero}, {FieldTag::Note, ""}, {FieldTag{5000}, long1}, {FieldTag::Quote, long2}};
    EXPECT_EQ(fields, expected);
    EXPECT_EQ(findField(packed, FieldTag{5000}), long1);
    EXPECT_EQ(findField(packed, FieldTag::Status), "");
}

TEST(KeyIndex, AgreesWithAMapThroughInsertionAndRemoval)
{
    std::mt19937 random(7);
    std::vector<std::string> keys;  // by id
    std::map<std::string, std::uint32_t> oracle;
    KeyIndex index;
    const auto keyOf = [&](std::uint32_t i) { return std::string_view(keys[i]); };
    EXPECT_EQ(index.find("k1", keyOf), KeyIndex::none);
    for (int step = 0; step < 20'000; ++step) {
        const std::string key = "k" + std::to_string(random() % 500);
        const auto known = oracle.find(key);
        ASSERT_EQ(index.find(key, keyOf), known == oracle.end() ? KeyIndex::none : known->second);
        if (known == oracle.end()) {
            keys.push_back(key);
            oracle[key] = static_cast<std::uint32_t>(keys.size() - 1);
            index.insert(oracle[key], keyOf);
        } else {
            index.erase(known->second, keyOf);
            oracle.erase(known);
        }
    }
}

TEST(Topology, SweepsManyEdgesOfAHubAtOnce)
{
    // 200,000 edges of two hubs, half of them removed: quadratic work would take minutes
    constexpr std::uint32_t leaves = 100'000;
    Topology topology;
    topology.growTo(leaves + 2);
    std::vector<Topology::Edge> edges, odd;
    for (std::uint32_t i = 0; i < leaves; ++i) {
        edges.push_back({EntityId{0}, EntityId{i + 2}, StatementId{2 * i}});
        edges.push_back({EntityId{i + 2}, EntityId{1}, StatementId{2 * i + 1}});
    }
    topology.add(edges);
    EXPECT_EQ(topology.degree(EntityId{0}), leaves);
    for (const auto &edge : edges)
        if (indexOf(edge.statement) % 4 < 2)
            odd.push_back(edge);
    topology.remove(odd);
    EXPECT_EQ(topology.degree(EntityId{0}), leaves / 2);
    EXPECT_EQ(topology.degree(EntityId{1}), leaves / 2);
    EXPECT_EQ(boost::num_edges(topology.graph()), leaves);
    topology.forEachOut(EntityId{0}, [](StatementId id) { ASSERT_GE(indexOf(id) % 4, 2U); });
    topology.forEachIn(EntityId{1}, [](StatementId id) { ASSERT_GE(indexOf(id) % 4, 2U); });
    for (std::uint32_t i = 0; i < 100; ++i)
        EXPECT_EQ(topology.degree(EntityId{i + 2}), i % 2 == 0 ? 0U : 2U);
}

}  // namespace
}  // namespace relata
