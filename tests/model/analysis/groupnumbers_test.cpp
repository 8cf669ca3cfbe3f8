// SPDX-License-Identifier: Apache-2.0
#include "model/analysis/groupnumbers.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace relata {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// NaN as 0, so that lists can be compared.
std::vector<double> plain(std::vector<double> values)
{
    for (double &value : values)
        value = std::isnan(value) ? 0 : value;
    return values;
}

TEST(GroupNumbers, AGroupThatLosesMembersKeepsItsNumber)
{
    const std::vector<double> before{1, 1, 1, 1, 2, 2, 2, 3, 3};
    const std::vector<double> now{none, none, 3, none, 1, 1, 1, 2, 2};  // the largest has become the smallest
    EXPECT_EQ(plain(keptGroupNumbers(now, before)), (std::vector<double>{0, 0, 1, 0, 2, 2, 2, 3, 3}));
}

TEST(GroupNumbers, OfTwoPartsTheLargerKeepsTheNumberAndTheOtherGetsANewOne)
{
    const std::vector<double> before{1, 1, 1, 1, 1, 2};
    const std::vector<double> now{1, 1, 1, 2, 2, 3};
    EXPECT_EQ(keptGroupNumbers(now, before), (std::vector<double>{1, 1, 1, 3, 3, 2}));
}

TEST(GroupNumbers, WhoIsNewIsNumberedBehind)
{
    EXPECT_EQ(keptGroupNumbers(std::vector<double>{1, 1, 2, 2, 3}, std::vector<double>{none, none, 5, 5}), (std::vector<double>{6, 6, 5, 5, 7}));
    EXPECT_EQ(keptGroupNumbers(std::vector<double>{1, 2}, {}), (std::vector<double>{1, 2}));
    EXPECT_TRUE(keptGroupNumbers({}, std::vector<double>{1}).empty());
}

TEST(GroupNumbers, WhoIsWithWhomStays)
{
    const std::vector<double> before{1, 2, 1, 2, 3, 3}, now{2, 2, 1, 1, 3, 4};
    const std::vector<double> kept = keptGroupNumbers(now, before);
    for (std::size_t a = 0; a < now.size(); ++a)
        for (std::size_t b = 0; b < now.size(); ++b)
            EXPECT_EQ(now[a] == now[b], kept[a] == kept[b]) << a << ' ' << b;
}

}  // namespace
}  // namespace relata
