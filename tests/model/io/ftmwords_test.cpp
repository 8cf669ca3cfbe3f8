// SPDX-License-Identifier: Apache-2.0
#include "model/io/ftmwords.h"

#include <gtest/gtest.h>

namespace relata {
namespace {

TEST(FtmWords, TypesAreMatchedInBothLanguages)
{
    EXPECT_EQ(ftmOfWord("Compañía"), "Company");
    EXPECT_EQ(ftmOfWord("public-body"), "PublicBody");
    EXPECT_EQ(ftmOfWord("Buque"), "Vessel");
    EXPECT_EQ(ftmOfWord("idea"), "");
    EXPECT_EQ(ftmOfWord(""), "");
}

TEST(FtmWords, AnEdgeIsTakenOnlyBetweenEndsThatItAllows)
{
    ASSERT_TRUE(ftmEdgeOfWord("Pays", "Company", "Person"));
    EXPECT_EQ(ftmEdgeOfWord("pays", "Company", "Person")->schema, "Payment");
    EXPECT_FALSE(ftmEdgeOfWord("pays", "Address", "Person"));
    EXPECT_EQ(ftmEdgeOfWord("dirige", "Person", "Organization")->schema, "Directorship");
    EXPECT_FALSE(ftmEdgeOfWord("owns", "Person", "Organization")) << "no asset";
    EXPECT_FALSE(ftmEdgeOfWord("likes", "Person", "Person"));
}

TEST(FtmWords, PropertiesAreThoseOfTheSchema)
{
    const FtmModel &person = *ftmModel("Person"), &payment = *ftmModel("Payment"), &link = *ftmModel("UnknownLink");
    EXPECT_EQ(ftmPropertyOfWord("born", person), "birthDate");
    EXPECT_EQ(ftmPropertyOfWord("Fecha de nacimiento", person), "birthDate");
    EXPECT_EQ(ftmPropertyOfWord("amount", payment), "amount");
    EXPECT_EQ(ftmPropertyOfWord("moneda", payment), "currency");
    EXPECT_EQ(ftmPropertyOfWord("amount", link), "");
    EXPECT_EQ(ftmPropertyOfWord("page", person), "");
    EXPECT_EQ(ftmPropertyOfWord("tax number", person), "taxNumber");
    EXPECT_EQ(ftmPropertyOfWord("familyRelative", person), "") << "a stub";
}

}  // namespace
}  // namespace relata
