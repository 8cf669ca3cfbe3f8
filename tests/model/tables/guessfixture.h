// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/tables/readtables.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace relata::test {

/// The table that the file NAME.csv with that text is.
inline Table tableOf(const std::string &csv, const std::string &name = "table")
{
    auto tables = tablesFromBytes(csv, name + ".csv");
    EXPECT_TRUE(tables) << tables.error().text();
    return std::move(tables->front());
}

}  // namespace relata::test
