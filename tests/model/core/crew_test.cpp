// SPDX-License-Identifier: Apache-2.0
#include "model/core/crew.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace relata {
namespace {

TEST(Crew, DoesEveryBlockOnceInEveryOfManyRounds)
{
    for (const unsigned threads : {1U, 2U, 5U}) {
        Crew crew(threads);
        ASSERT_EQ(crew.size(), threads);
        for (const std::size_t blocks : {0UL, 1UL, 2UL, 3UL, 1000UL}) {
            for (int round = 0; round < 50; ++round) {
                std::vector<int> done(blocks, 0);
                std::vector<std::size_t> byWorker(threads, 0);
                crew.run(blocks, [&](std::size_t block, unsigned worker) {
                    ++done[block];
                    ++byWorker[worker];
                });
                ASSERT_TRUE(std::all_of(done.begin(), done.end(), [](int times) { return times == 1; })) << threads << " " << blocks;
                ASSERT_EQ(std::accumulate(byWorker.begin(), byWorker.end(), std::size_t(0)), blocks);
            }
        }
    }
}

TEST(Crew, WithoutANumberHasAtLeastOneThread)
{
    EXPECT_GE(Crew().size(), 1U);
}

}  // namespace
}  // namespace relata
