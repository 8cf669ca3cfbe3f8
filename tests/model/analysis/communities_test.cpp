// SPDX-License-Identifier: Apache-2.0
#include "model/analysis/communities.h"
#include "tests/model/analysis/randomlinks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace relata::analysis {
namespace {

double slowModularity(const Links &links, const std::vector<std::uint32_t> &labels, double resolution)
{
    const NodeIndex n = links.nodeCount();
    std::vector<std::vector<double>> weight(n, std::vector<double>(n, 0));
    double total = 0;
    for (NodeIndex a = 0; a < n; ++a)
        for (std::size_t i = 0; i < links.both().neighbours(a).size(); ++i)
            total += weight[a][links.both().neighbours(a)[i]] = static_cast<double>(links.both().weights(a)[i]);
    double sum = 0;
    for (NodeIndex a = 0; a < n && total > 0; ++a)
        for (NodeIndex b = 0; b < n; ++b)
            if (labels[a] == labels[b]) {
                double ofA = 0, ofB = 0;
                for (NodeIndex c = 0; c < n; ++c) {
                    ofA += weight[a][c];
                    ofB += weight[b][c];
                }
                sum += weight[a][b] / total - resolution * ofA / total * ofB / total;
            }
    return sum;
}

/// The highest modularity of all divisions: tried one by one.
double bestModularity(const Links &links, double resolution, std::vector<std::uint32_t> &labels, NodeIndex node, std::uint32_t used)
{
    if (node == links.nodeCount())
        return slowModularity(links, labels, resolution);
    double best = -1;
    for (std::uint32_t label = 0; label <= used; ++label) {
        labels[node] = label;
        best = std::max(best, bestModularity(links, resolution, labels, node + 1, std::max(used, label + 1)));
    }
    return best;
}

CommunityOptions by(CommunityMethod method, double resolution = 1, std::uint64_t seed = 1)
{
    CommunityOptions options;
    options.method = method;
    options.resolution = resolution;
    options.seed = seed;
    return options;
}

class BothMethods : public testing::TestWithParam<CommunityMethod>
{
};

TEST_P(BothMethods, SayTheModularityThatTheirGroupsHave)
{
    for (const Case &given : smallCases())
        for (const double resolution : {0.5, 1.0, 2.0}) {
            const auto found = communities(given.links(), by(GetParam(), resolution));
            ASSERT_TRUE(found.has_value()) << given.name;
            EXPECT_EQ(found->groups.of.size(), given.nodes);
            EXPECT_NEAR(found->modularity, slowModularity(given.links(), found->groups.of, resolution), 1e-9) << given.name;
        }
}

TEST_P(BothMethods, NeverExceedTheBestAndMostlyReachIt)
{
    int reached = 0, tried = 0;
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        const Links links = randomCase(seed, 7, 12).links();
        std::vector<std::uint32_t> labels(7);
        const double best = bestModularity(links, 1, labels, 0, 0);
        const double found = communities(links, by(GetParam()))->modularity;
        EXPECT_LE(found, best + 1e-9);
        EXPECT_GT(found, best - 0.12);
        reached += found > best - 1e-9;
        ++tried;
    }
    EXPECT_GE(reached * 2, tried);
}

TEST_P(BothMethods, FindPlantedGroups)
{
    EdgeList edges;  // ten cliques of six in a ring
    for (NodeIndex clique = 0; clique < 10; ++clique) {
        for (NodeIndex a = 0; a < 6; ++a)
            for (NodeIndex b = 0; b < a; ++b)
                edges.emplace_back(clique * 6 + a, clique * 6 + b);
        edges.emplace_back(clique * 6, (clique + 1) % 10 * 6 + 1);
    }
    const auto found = communities(Links::of(60, edges), by(GetParam()));
    EXPECT_THAT(found->groups.sizes, testing::ElementsAreArray(std::vector<std::uint32_t>(10, 6)));
    for (NodeIndex node = 0; node < 60; ++node)
        EXPECT_EQ(found->groups.of[node], node / 6 + 1) << "groups of one size are numbered by their lowest node";
}

TEST_P(BothMethods, LeaveNoTwoGroupsThatWouldBetterBeOne)
{
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const Links links = randomCase(seed, 40, 90).links();
        const auto found = communities(links, by(GetParam()));
        const auto count = static_cast<std::uint32_t>(found->groups.sizes.size());
        for (std::uint32_t a = 1; a <= count; ++a)
            for (std::uint32_t b = 1; b < a; ++b) {
                auto joined = found->groups.of;
                std::replace(joined.begin(), joined.end(), a, b);
                EXPECT_LE(modularity(links, joined), found->modularity + 1e-9);
            }
    }
}

TEST_P(BothMethods, GiveTheSameGroupsForTheSameSeed)
{
    const Links links = socialLinks();
    const auto once = communities(links, by(GetParam(), 1, 7));
    EXPECT_EQ(once->groups.of, communities(links, by(GetParam(), 1, 7))->groups.of);
    EXPECT_EQ(once->modularity, communities(links, by(GetParam(), 1, 7))->modularity);
}

TEST_P(BothMethods, MakeSmallerGroupsOfAHigherResolution)
{
    const Links links = socialLinks();
    EXPECT_LT(communities(links, by(GetParam(), 0.3))->groups.sizes.size(), communities(links, by(GetParam(), 3))->groups.sizes.size());
}

TEST_P(BothMethods, StopWhenCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    const auto found = communities(socialLinks(), by(GetParam()), RunContext(stop.get_token()));
    ASSERT_FALSE(found.has_value());
    EXPECT_EQ(found.error().code, Error::Code::Cancelled);
}

INSTANTIATE_TEST_SUITE_P(Methods, BothMethods, testing::Values(CommunityMethod::Leiden, CommunityMethod::Louvain),
                         [](const auto &test) { return test.param == CommunityMethod::Leiden ? "Leiden" : "Louvain"; });

TEST(Leiden, MakesConnectedGroups)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Links links = randomCase(seed, 120, 150).links();
        const auto found = communities(links, by(CommunityMethod::Leiden, 0.4, seed));
        EdgeList within;
        for (NodeIndex a = 0; a < links.nodeCount(); ++a)
            for (const NodeIndex b : links.both().neighbours(a))
                if (found->groups.of[a] == found->groups.of[b])
                    within.emplace_back(a, b);
        EXPECT_EQ(connectedComponents(Links::of(links.nodeCount(), within)).sizes, found->groups.sizes);
    }
}

TEST(Leiden, IsNoWorseThanLouvainOnCommunities)
{
    const Links links = socialLinks(3000);
    EXPECT_GE(communities(links, by(CommunityMethod::Leiden))->modularity, communities(links, by(CommunityMethod::Louvain))->modularity - 1e-3);
}

TEST(Groups, AreNumberedFromTheLargest)
{
    const Groups groups = numberedBySize({7, 2, 7, 2, 4, 7});
    EXPECT_THAT(groups.sizes, testing::ElementsAre(3, 2, 1));
    EXPECT_THAT(groups.of, testing::ElementsAre(1, 2, 1, 2, 3, 1));
    EXPECT_THAT(numberedBySize({}).of, testing::IsEmpty());
}

}  // namespace
}  // namespace relata::analysis
