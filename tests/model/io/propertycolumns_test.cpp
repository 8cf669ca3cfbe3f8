// SPDX-License-Identifier: Apache-2.0
#include "model/io/propertycolumns.h"

#include <gtest/gtest.h>

namespace relata {
namespace {

using Texts = std::vector<std::string>;

PropertyColumns columnsOf(const std::vector<Properties> &records, const Texts &fixed = {})
{
    std::vector<const Properties *> pointers;
    for (const Properties &record : records)
        pointers.push_back(&record);
    return {pointers, fixed};
}

TEST(PropertyColumns, StandInAnOrderThatEveryRecordAgreesWith)
{
    EXPECT_EQ(columnsOf({{{"b", ""}, {"d", ""}}, {{"a", ""}, {"b", ""}}, {{"a", ""}, {"c", ""}, {"d", ""}}}).columns(), (Texts{"a", "b", "c", "d"}));
}

TEST(PropertyColumns, OfRecordsThatContradictOneAnotherAreTheSameOnceTheRecordsWereReadAgain)
{
    const std::vector<Properties> records{{{"x", ""}, {"y", ""}}, {{"y", ""}, {"x", ""}}, {{"z", ""}, {"x", ""}}};
    const Texts first = columnsOf(records).columns();
    std::vector<Properties> readAgain;
    for (const Properties &record : records) {  // a reader gives properties in the order of the columns
        readAgain.emplace_back();
        for (const std::string &column : first)
            for (const auto &property : record)
                if (property.first == column)
                    readAgain.back().push_back(property);
    }
    EXPECT_EQ(first.size(), 3U);
    EXPECT_EQ(columnsOf(readAgain).columns(), first);
}

TEST(PropertyColumns, AreNotMistakenForOtherColumnsOrForOneAnother)
{
    EXPECT_EQ(columnsOf({{{"Name", ""}, {"a", ""}, {"A", ""}, {" a", ""}, {"property:a", ""}}}, {"id", "name"}).columns(),
              (Texts{"property:Name", "a", "property:A", "property: a", "property:property:a"}));
}

TEST(PropertyColumns, CellsStandUnderTheirColumnsAndAreEmptyWhereARecordHasNone)
{
    const std::vector<Properties> records{{{"a", "1"}, {"c", "3"}}, {{"b", "2"}}};
    const PropertyColumns columns = columnsOf(records);
    EXPECT_EQ(columns.columns(), (Texts{"a", "c", "b"}));
    EXPECT_EQ(columns.cells(records[0]), (Texts{"1", "3", ""}));
    EXPECT_EQ(columns.cells(records[1]), (Texts{"", "", "2"}));
}

}  // namespace
}  // namespace relata
