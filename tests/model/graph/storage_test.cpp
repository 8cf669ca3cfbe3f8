// SPDX-License-Identifier: Apache-2.0
// The parts behind KnowledgeGraph: text, packed fields, the index of keys, the topology.
#include "model/graph/keyindex.h"
#include "model/graph/packedfields.h"
#include "model/graph/textrun.h"
#include "model/graph/topology.h"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/strong_components.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace relata {
namespace {

TEST(TextArena, GivesBackTextsOfEveryLength)
{
    constexpr std::size_t slot = 1U << 21;
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

TEST(TextRun, GivesBackTextsOfEveryLengthAndCountsThemWhenTheyGo)
{
    TextArena arena;
    std::mt19937 random(3);
    std::vector<std::pair<TextRun<3>, std::array<std::string, 3>>> runs;
    for (const std::size_t length :
         {std::size_t{0}, std::size_t{1}, std::size_t{65'534}, std::size_t{65'535}, std::size_t{65'536}, std::size_t{1'500'000}})
        for (const std::size_t which : {0U, 1U, 2U})
            for (const std::size_t others : {std::size_t{0}, std::size_t{7}}) {
                std::array<std::string, 3> texts{std::string(others, 'k'), std::string(others, 'c'), std::string(others, 'e')};
                texts[which].assign(length, static_cast<char>('A' + random() % 26));
                runs.emplace_back(TextRun<3>(arena, {texts[0], texts[1], texts[2]}), texts);
            }
    TextArena copies;
    for (const auto &[run, texts] : runs) {
        const TextRun<3> copy = run.copiedTo(copies, arena);
        for (std::size_t i = 0; i < 3; ++i) {
            ASSERT_EQ(run.view(arena, i), texts[i]);
            ASSERT_EQ(copy.view(copies, i), texts[i]);
            ASSERT_EQ(run.isEmpty(arena, i), texts[i].empty());
        }
    }
    for (const auto &[run, texts] : runs)
        run.release(arena);
    EXPECT_EQ(arena.waste(), arena.size());
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

TEST(KeyIndex, ReservedForALoadTakesLittleMoreThanItsKeysAndHasRoomForEdits)
{
    constexpr std::uint32_t count = 70'000;  // just above what a power of two has room for
    std::vector<std::string> keys;
    for (std::uint32_t i = 0; i < count + count / 20; ++i)
        keys.push_back("key-" + std::to_string(i));
    const auto keyOf = [&](std::uint32_t i) { return std::string_view(keys[i]); };
    KeyIndex index;
    index.reserve(count, keyOf);
    const std::size_t bytes = index.bytes();
    EXPECT_LT(bytes, 8 * count);
    for (std::uint32_t i = 0; i < keys.size(); ++i) {
        index.reserve(std::max(count, i + 1), keyOf);  // as edits do
        index.insert(i, keyOf);
    }
    EXPECT_EQ(index.bytes(), bytes) << "nothing was moved";
    for (std::uint32_t i = 0; i < keys.size(); ++i)
        ASSERT_EQ(index.find(keys[i], keyOf), i);
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
    EXPECT_EQ(degree(0, topology), leaves);
    for (const auto &edge : edges)
        if (indexOf(edge.statement) % 4 < 2)
            odd.push_back(edge);
    topology.remove(odd);
    EXPECT_EQ(degree(0, topology), leaves / 2);
    EXPECT_EQ(degree(1, topology), leaves / 2);
    EXPECT_EQ(num_edges(topology), leaves);
    topology.forEachOut(EntityId{0}, [](StatementId id) { ASSERT_GE(indexOf(id) % 4, 2U); });
    topology.forEachIn(EntityId{1}, [](StatementId id) { ASSERT_GE(indexOf(id) % 4, 2U); });
    for (std::uint32_t i = 0; i < 100; ++i)
        EXPECT_EQ(degree(i + 2, topology), i % 2 == 0 ? 0U : 2U);
}

TEST(Topology, IsAGraphToBoost)
{
    BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<Topology>));
    BOOST_CONCEPT_ASSERT((boost::VertexAndEdgeListGraphConcept<Topology>));
    Topology topology;
    topology.growTo(5);
    topology.add(
        {{EntityId{0}, EntityId{1}, StatementId{7}}, {EntityId{1}, EntityId{2}, StatementId{8}}, {EntityId{4}, EntityId{4}, StatementId{9}}});
    std::vector<std::size_t> hops(5, 99);
    hops[0] = 0;
    boost::breadth_first_search(topology, 0, boost::visitor(boost::make_bfs_visitor(boost::record_distances(hops.data(), boost::on_tree_edge()))));
    EXPECT_EQ(hops, (std::vector<std::size_t>{0, 1, 2, 99, 99}));
    std::vector<int> group(5);
    EXPECT_EQ(boost::strong_components(topology, boost::make_iterator_property_map(group.begin(), get(boost::vertex_index, topology))), 5);
    std::vector<std::size_t> statements;
    for (auto [edge, end] = edges(topology); edge != end; ++edge)
        statements.push_back(indexOf((*edge).statement));
    EXPECT_EQ(statements, (std::vector<std::size_t>{7, 8, 9}));
    for (auto [edge, end] = in_edges(1, topology); edge != end; ++edge)
        EXPECT_EQ(source(*edge, topology), 0U);
}

TEST(Topology, KeepsTheOrderOfEachListThroughAnyEdits)
{
    // beside plain lists, with loads, single edges and removals that make lists move and be packed anew
    std::mt19937 random(5);
    constexpr std::uint32_t vertices = 60;
    Topology topology;
    topology.growTo(vertices);
    std::vector<std::vector<std::uint32_t>> out(vertices), in(vertices);
    std::vector<Topology::Edge> all;
    std::uint32_t next = 0;
    for (int step = 0; step < 3000; ++step) {
        std::vector<Topology::Edge> some;
        if (step % 900 < 600 || all.empty()) {
            const std::size_t count = step % 300 == 0 ? 500 : 1 + random() % 3;
            for (std::size_t i = 0; i < count; ++i) {
                const std::uint32_t from = random() % 4 == 0 ? 0 : random() % vertices, to = random() % vertices;
                some.push_back({EntityId{from}, EntityId{to}, StatementId{next}});
                out[from].push_back(next);
                in[to].push_back(next++);
            }
            topology.add(some);
            all.insert(all.end(), some.begin(), some.end());
        } else {
            std::shuffle(all.begin(), all.end(), random);
            const std::size_t count = std::min<std::size_t>(all.size(), 1 + random() % 40);
            some.assign(all.end() - static_cast<std::ptrdiff_t>(count), all.end());
            all.resize(all.size() - count);
            for (const auto &edge : some) {
                std::erase(out[indexOf(edge.from)], static_cast<std::uint32_t>(edge.statement));
                std::erase(in[indexOf(edge.to)], static_cast<std::uint32_t>(edge.statement));
            }
            topology.remove(some);
        }
        ASSERT_EQ(num_edges(topology), all.size());
        for (std::uint32_t v = step % 7; v < vertices; v += 7) {
            std::vector<std::uint32_t> foundOut, foundIn;
            topology.forEachOut(EntityId{v}, [&](StatementId id) { foundOut.push_back(static_cast<std::uint32_t>(id)); });
            topology.forEachIn(EntityId{v}, [&](StatementId id) { foundIn.push_back(static_cast<std::uint32_t>(id)); });
            ASSERT_EQ(foundOut, out[v]) << step;
            ASSERT_EQ(foundIn, in[v]) << step;
        }
    }
    const std::size_t before = topology.edgeBytes();
    topology.remove(all);
    EXPECT_EQ(num_edges(topology), 0U);
    EXPECT_LE(topology.edgeBytes(), std::min<std::size_t>(before, 4096 * sizeof(Arc)));
}

}  // namespace
}  // namespace relata
