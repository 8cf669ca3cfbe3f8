// SPDX-License-Identifier: Apache-2.0
#include "model/core/idset.h"
#include "model/core/largepages.h"
#include "model/core/result.h"
#include "model/core/runcontext.h"
#include "model/graph/ids.h"

#include <algorithm>
#include <cstdint>
#include <exception>
#include <gtest/gtest.h>
#include <numeric>
#include <utility>
#include <vector>

#include <set>

namespace relata {
namespace {

TEST(Error, TextNamesTheFileAndPlaceThatAreKnown)
{
    EXPECT_EQ((Error{Error::Code::Syntax, "no", {}, 0, 0}.text()), "no");
    EXPECT_EQ((Error{Error::Code::Syntax, "no", "a.csv", 0, 0}.text()), "a.csv: no");
    EXPECT_EQ((Error{Error::Code::Syntax, "no", "a.csv", 48, 0}.text()), "a.csv, line 48: no");
    EXPECT_EQ((Error{Error::Code::Syntax, "no", {}, 0, 7}.text()), "column 7: no");
    EXPECT_EQ((Error{Error::Code::Syntax, "no", "a.csv", 48, 7}.text()), "a.csv, line 48, column 7: no");
}

TEST(Result, ReadWithoutALookAtTheErrorIsADefectThatSaysWhich)
{
    const Result<int> result = Error{Error::Code::Io, "gone", "a.csv", 0, 0};
    try {
        (void)result.value();
        FAIL();
    } catch (const std::logic_error &error) {
        EXPECT_STREQ(error.what(), "unexamined error: a.csv: gone");
    }
}

TEST(IdSet, AgreesWithASetAndGrowsByItself)
{
    IdSet<EntityId> ids;
    std::set<std::size_t> oracle;
    for (std::uint32_t i = 1; i < 2000; i = i * 3 / 2 + 1) {
        ids.insert(EntityId{i});
        oracle.insert(i);
    }
    ids.erase(EntityId{5});
    oracle.erase(5);
    ids.erase(EntityId{100'000});
    EXPECT_FALSE(ids.contains(noEntity));
    std::set<std::size_t> visited;
    ids.forEach([&](EntityId id) { visited.insert(indexOf(id)); });
    EXPECT_EQ(visited, oracle);
    EXPECT_EQ(ids.size(), oracle.size());
    IdSet<EntityId> wider(10'000);
    ids.forEach([&](EntityId id) { wider.insert(id); });
    EXPECT_EQ(ids, wider) << "room alone makes no difference";
    ids.clear();
    EXPECT_TRUE(ids.empty());
    EXPECT_FALSE(ids == wider);
}

TEST(RunContext, TellsStopAndProgress)
{
    EXPECT_FALSE(RunContext().cancelled());
    std::stop_source stop;
    double seen = 0;
    const RunContext context(stop.get_token(), [&seen](double fraction) { seen = fraction; });
    context.progress(0.5);
    RunContext().progress(0.7);
    EXPECT_EQ(seen, 0.5);
    stop.request_stop();
    EXPECT_TRUE(context.cancelled());
}

TEST(NodeMap, GrowsAndReadsTheDefaultBeyondItsEnd)
{
    NodeMap<int> map(-1);
    EXPECT_EQ(map[EntityId{9}], -1);
    map.at(EntityId{3}) = 7;
    EXPECT_EQ(map[EntityId{3}], 7);
    EXPECT_EQ(map[EntityId{2}], -1);
    EXPECT_EQ(map.size(), 4U);
}

TEST(LargePages, LeaveWhatIsThereAndWhatStandsBesideIt)
{
    std::vector<std::uint32_t> table(3'000'000);
    std::iota(table.begin(), table.end(), 7U);
    useLargePages(table.data(), table.size() * sizeof(std::uint32_t));
    useLargePages(table.data() + 1, 5);
    useLargePages(nullptr, 0);
    useLargePages(nullptr, std::size_t{1} << 30);
    for (std::size_t i = 0; i < table.size(); ++i)
        ASSERT_EQ(table[i], i + 7);
}

TEST(LargePages, HoldAVectorFromItsFirstElementOnceItFillsOne)
{
    constexpr std::size_t page = std::size_t{1} << 21;
    LargeVector<std::uint32_t> grown;
    for (std::uint32_t i = 0; i < 1'500'000; ++i)
        grown.push_back(i ^ 5U);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(grown.data()) % page, 0U);
    auto copy = grown;
    grown.resize(10);
    grown.shrink_to_fit();
    for (std::uint32_t i = 0; i < copy.size(); ++i)
        ASSERT_EQ(copy[i], i ^ 5U);
    EXPECT_TRUE(std::equal(grown.begin(), grown.end(), copy.begin()));
    grown = std::move(copy);
    EXPECT_EQ(grown.size(), 1'500'000U);
    EXPECT_THROW(LargeVector<char>().reserve(std::size_t{1} << 62), std::exception);
}

}  // namespace
}  // namespace relata
