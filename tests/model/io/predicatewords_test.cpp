// SPDX-License-Identifier: Apache-2.0
#include "model/io/predicatewords.h"

#include "model/io/foreigngraph.h"
#include "model/schema/starterpredicates.h"

#include <gtest/gtest.h>

namespace relata {
namespace {

TEST(PredicateWords, TellTheCategoryInFourLanguages)
{
    const std::pair<const char *, const char *> expected[] = {
        {"donated to", "support"},
        {"DONÓ A", "support"},
        {"zahlte an", "support"},
        {"a financé", "support"},
        {"is director of", "office"},
        {"Mitglied von", "office"},
        {"trabaja para", "office"},
        {"a nommé", "power"},
        {"owns", "power"},
        {"es dueño de", "power"},
        {"es accionista de", "power"},
        {"lobbies", "power"},
        {"parent organization", "power"},
        {"sued", "conflict"},
        {"criticó a", "conflict"},
        {"verklagt", "conflict"},
        {"accuses of fraud", "conflict"},
        {"takes part in", "action"},
        {"awarded to", "action"},
        {"firmó", "action"},
        {"is part of", "place"},
        {"located in", "place"},
        {"harms", "consequence"},
        {"position held", "office"},
        {"member of political party", "office"},
    };
    for (const auto &[label, category] : expected)
        EXPECT_EQ(categoryOfWords(label), category) << label;
}

TEST(PredicateWords, OfTheShippedStartersTellTheirCategory)
{
    for (const Predicate &starter : starterPredicates())
        EXPECT_EQ(categoryOfWords(starter.label), starter.category) << starter.label;
}

TEST(PredicateWords, SayNothingWhereTheyDenyOrAreUnknown)
{
    for (const char *label : {"", "linked to", "does not support", "no apoya a", "unterstützt nicht", "ne finance pas", "follows", "partying with"})
        EXPECT_EQ(categoryOfWords(label), "") << label;
    EXPECT_EQ(categoryOfWords(std::string(500, 'x') + " owns"), "");
}

TEST(PredicateWords, GiveAForeignEdgeItsColourAndItsOtherDirection)
{
    Schema schema = Schema::standard();
    const Predicate owns = schema.predicate(ensurePredicateOf(schema, "owns", true).id);
    EXPECT_EQ(owns.category, "power");
    EXPECT_EQ(owns.inverse, "is owned by");
    EXPECT_EQ(schema.predicate(ensurePredicateOf(schema, "co-occurs with", false).id).category, "");

    Schema bare;  // one without the standard categories is left alone: a category that is not there would be no valid schema
    EXPECT_EQ(bare.predicate(ensurePredicateOf(bare, "owns", true).id).category, "");
}

}  // namespace
}  // namespace relata
