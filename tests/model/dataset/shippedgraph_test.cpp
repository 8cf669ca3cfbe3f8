// SPDX-License-Identifier: Apache-2.0
#include "model/edit/clip.h"
#include "model/edit/join.h"
#include "model/evidence/audit.h"
#include "model/io/formats.h"
#include "model/io/nodelinkjson.h"
#include "model/query/search.h"
#include "tests/support/sourcedir.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace relata {
namespace {

const KnowledgeGraph &shippedGraph()
{
    static const LoadedGraph loaded = readGraph(test::sourceDir() / "resources/graphs/mexico-migration").value();
    return loaded.graph;
}

std::vector<std::string> found(std::string_view typed)
{
    std::vector<std::string> keys;
    for (const EntityHit &hit : SearchIndex::of(shippedGraph()).entities(typed))
        keys.emplace_back(shippedGraph().key(hit.entity));
    return keys;
}

TEST(ShippedGraph, PassesTheAuditWithTheTwoNotesThatItShouldHave)
{
    const auto findings = auditEvidence(shippedGraph());
    for (const Finding &finding : findings)
        EXPECT_EQ(finding.severity, Finding::Severity::Note) << finding.message;
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].kind, Finding::Kind::SingleSource);
    EXPECT_EQ(findings[1].kind, Finding::Kind::Contradiction);
    EXPECT_NE(findings[1].message.find("Donald Trump – pressures – Mexican government"), std::string::npos) << findings[1].message;
}

TEST(ShippedGraph, EveryStatementGoesOverTheClipboard)
{
    for (const StatementId id : shippedGraph().statements()) {
        std::string text;
        cytoscapeText(clipOf(shippedGraph(), {}, {id}), text);
        const auto clip = readGraphText(text, "clip.cyjs");
        ASSERT_TRUE(clip) << shippedGraph().key(id) << ": " << clip.error().text();
        KnowledgeGraph empty;
        const auto plan = planJoin(empty, clip->graph);
        ASSERT_TRUE(plan) << plan.error().text();
        ASSERT_TRUE(empty.apply(plan->diff)) << shippedGraph().key(id);
        EXPECT_EQ(empty.statementCount(), 1U);
    }
}

TEST(ShippedGraph, LopezFindsTwoPeople)
{
    auto keys = found("lopez");
    std::sort(keys.begin(), keys.end());
    EXPECT_EQ(keys, (std::vector<std::string>{"andres-manuel-lopez-obrador", "tonatiuh-guillen-lopez"}));
}

struct Typed {
    const char *text;
    const char *best;
};
class ShippedNames : public testing::TestWithParam<Typed>
{
};
TEST_P(ShippedNames, AreFoundAsPeopleTypeThem)
{
    const auto keys = found(GetParam().text);
    ASSERT_FALSE(keys.empty());
    EXPECT_EQ(keys.front(), GetParam().best);
}
INSTANTIATE_TEST_SUITE_P(Search, ShippedNames,
                         testing::Values(Typed{"AMLO", "andres-manuel-lopez-obrador"}, Typed{"INM", "inm"}, Typed{"garduno", "francisco-garduno"},
                                         Typed{"juarez", "ciudad-juarez"}, Typed{"UNAM", "unam"}, Typed{"US", "united-states"},
                                         Typed{"usa", "united-states"}, Typed{"guerra", "gil-guerra"},
                                         Typed{"carrasco", "alberto-xicontencatl-carrasco"}, Typed{"the wall", "border-wall"},
                                         Typed{"Trump", "donald-trump"}, Typed{"peña nieto", "enrique-pena-nieto"},
                                         Typed{"tariffs", "threatened-tariffs"}, Typed{"national guard", "national-guard"},
                                         Typed{"Kloppe Santamaria", "gema-kloppe-santamaria"}));

}  // namespace
}  // namespace relata
