// SPDX-License-Identifier: Apache-2.0
// Every measure against the slow and obvious way to find it.
#include "model/analysis/betweenness.h"
#include "model/analysis/closeness.h"
#include "model/analysis/degree.h"
#include "model/analysis/pagerank.h"
#include "model/analysis/similarity.h"
#include "model/analysis/structure.h"
#include "tests/model/analysis/randomlinks.h"
#include "tests/support/graphtext.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/clustering_coefficient.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

namespace relata::analysis {
namespace {

using Matrix = std::vector<std::vector<double>>;
constexpr double unreachable = 1e9;

/// Hops between all pairs, and the number of shortest chains: Floyd's way, on links without weight.
struct AllPairs {
    Matrix hops, chains;
};
AllPairs allPairs(const Adjacency &rows)
{
    const NodeIndex n = rows.nodeCount();
    AllPairs all{Matrix(n, std::vector<double>(n, unreachable)), Matrix(n, std::vector<double>(n, 0))};
    for (NodeIndex a = 0; a < n; ++a)
        for (const NodeIndex b : rows.neighbours(a))
            all.hops[a][b] = 1;
    for (NodeIndex a = 0; a < n; ++a) {
        all.hops[a][a] = 0;
        all.chains[a][a] = 1;
    }
    for (NodeIndex k = 0; k < n; ++k)
        for (NodeIndex a = 0; a < n; ++a)
            for (NodeIndex b = 0; b < n; ++b)
                all.hops[a][b] = std::min(all.hops[a][b], all.hops[a][k] + all.hops[k][b]);
    for (double d = 1; d <= n; ++d)
        for (NodeIndex a = 0; a < n; ++a)
            for (NodeIndex b = 0; b < n; ++b)
                if (all.hops[a][b] == d)
                    for (NodeIndex k = 0; k < n; ++k)
                        if (all.hops[a][k] == d - 1 && all.hops[k][b] == 1)
                            all.chains[a][b] += all.chains[a][k];
    return all;
}

std::vector<double> slowBetweenness(const Adjacency &rows)
{
    const NodeIndex n = rows.nodeCount();
    const AllPairs all = allPairs(rows);
    std::vector<double> values(n);
    for (NodeIndex v = 0; v < n; ++v)
        for (NodeIndex s = 0; s < n; ++s)
            for (NodeIndex t = 0; t < n; ++t)
                if (s != v && t != v && s != t && all.hops[s][t] < unreachable && all.hops[s][v] + all.hops[v][t] == all.hops[s][t])
                    values[v] += all.chains[s][v] * all.chains[v][t] / all.chains[s][t] / ((n - 1.0) * (n - 2.0));
    return values;
}

void expectNear(const std::vector<double> &found, const std::vector<double> &wanted, double within = 1e-12)
{
    ASSERT_EQ(found.size(), wanted.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        EXPECT_NEAR(found[i], wanted[i], within) << "at " << i;
}

using BoostGraph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, boost::property<boost::edge_index_t, std::size_t>>;
/// Simple: each link once.
BoostGraph boostGraph(const Links &links)
{
    BoostGraph graph(links.nodeCount());
    std::size_t number = 0;
    for (NodeIndex a = 0; a < links.nodeCount(); ++a)
        for (const NodeIndex b : links.both().neighbours(a))
            if (a < b)
                boost::add_edge(a, b, number++, graph);
    return graph;
}

std::size_t partsWithout(const Links &links, NodeIndex node, std::pair<NodeIndex, NodeIndex> link, std::vector<std::size_t> *sizes = nullptr)
{
    BoostGraph graph(links.nodeCount());
    for (NodeIndex a = 0; a < links.nodeCount(); ++a)
        for (const NodeIndex b : links.both().neighbours(a))
            if (a < b && a != node && b != node && std::pair(a, b) != link)
                boost::add_edge(a, b, std::size_t{0}, graph);
    std::vector<std::size_t> of(links.nodeCount());
    const std::size_t count = of.empty() ? 0 : boost::connected_components(graph, of.data());
    if (sizes) {
        const Groups before = connectedComponents(links);
        std::map<std::size_t, std::size_t> bySize;
        for (NodeIndex other = 0; other < of.size(); ++other)
            if (other != node && before.of[other] == before.of[node])
                ++bySize[of[other]];
        for (const auto &[part, size] : bySize)
            sizes->push_back(size);
    }
    return count;
}

class SmallGraphs : public testing::TestWithParam<Case>
{
};

TEST_P(SmallGraphs, DegreesAreWhatOneCountsByHand)
{
    const Case &given = GetParam();
    std::vector<double> in(given.nodes), out(given.nodes), total(given.nodes);
    for (std::size_t i = 0; i < given.edges.size(); ++i) {
        const auto [a, b] = given.edges[i];
        const double weight = given.weights.empty() ? 1.0 : static_cast<double>(given.weights[i]);
        if (a == b)
            continue;
        out[a] += weight;
        in[b] += weight;
        total[a] += weight;
        total[b] += weight;
    }
    EXPECT_EQ(degrees(given.links(), Ends::In), in);
    EXPECT_EQ(degrees(given.links(), Ends::Out), out);
    EXPECT_EQ(degrees(given.links(), Ends::Total), total);
}

TEST_P(SmallGraphs, PageRankIsWhereTheWalkerEndsUp)
{
    const Case &given = GetParam();
    const NodeIndex n = given.nodes;
    for (const Direction direction : {Direction::Both, Direction::Stated}) {
        PageRankOptions options;
        options.direction = direction;
        options.tolerance = 1e-14;
        const auto found = pageRank(given.links(), options);
        ASSERT_TRUE(found.has_value());
        Matrix weight(n, std::vector<double>(n, 0));
        for (std::size_t i = 0; i < given.edges.size(); ++i) {
            const auto [a, b] = given.edges[i];
            const double w = given.weights.empty() ? 1.0 : static_cast<double>(given.weights[i]);
            if (a != b)
                weight[a][b] += w;
            if (a != b && direction == Direction::Both)
                weight[b][a] += w;
        }
        std::vector<double> rank(n, n ? 1.0 / n : 0.0);
        for (int round = 0; round < 400; ++round) {
            std::vector<double> next(n, n ? 0.15 / n : 0.0);
            for (NodeIndex a = 0; a < n; ++a) {
                double sum = 0;
                for (NodeIndex b = 0; b < n; ++b)
                    sum += weight[a][b];
                for (NodeIndex b = 0; b < n; ++b)
                    next[b] += 0.85 * rank[a] * (sum > 0 ? weight[a][b] / sum : 1.0 / n);
            }
            rank = next;
        }
        expectNear(*found, rank, 1e-11);
    }
}

TEST_P(SmallGraphs, BetweennessIsTheShareOfShortestChains)
{
    const Links links = GetParam().links();
    expectNear(*betweenness(links, Direction::Both), slowBetweenness(links.both()));
    expectNear(*betweenness(links, Direction::Stated), slowBetweenness(links.out()));
}

TEST_P(SmallGraphs, BetweennessIsThatOfBoost)
{
    const Links links = GetParam().links();
    const NodeIndex n = links.nodeCount();
    if (n < 3)
        return;
    const BoostGraph graph = boostGraph(links);
    std::vector<double> wanted(n);
    boost::brandes_betweenness_centrality(graph, boost::make_iterator_property_map(wanted.begin(), boost::get(boost::vertex_index, graph)));
    for (double &value : wanted)
        value *= 2 / ((n - 1.0) * (n - 2.0));
    expectNear(*betweenness(links), wanted);
}

TEST_P(SmallGraphs, ClosenessIsThatOfWassermanAndFaust)
{
    const Links links = GetParam().links();
    const NodeIndex n = links.nodeCount();
    for (const Direction direction : {Direction::Both, Direction::Stated}) {
        const AllPairs all = allPairs(direction == Direction::Both ? links.both() : links.out());
        std::vector<double> wanted(n);
        for (NodeIndex v = 0; v < n; ++v) {
            double reached = 0, sum = 0;
            for (NodeIndex s = 0; s < n; ++s)
                if (s != v && all.hops[s][v] < unreachable) {
                    ++reached;
                    sum += all.hops[s][v];
                }
            wanted[v] = sum > 0 ? reached / (n - 1.0) * reached / sum : 0;
        }
        expectNear(*closeness(links, direction), wanted);
    }
}

TEST_P(SmallGraphs, CoresAndComponentsAreThoseOfBoost)
{
    const Links links = GetParam().links();
    const BoostGraph graph = boostGraph(links);
    const auto index = boost::get(boost::vertex_index, graph);
    std::vector<std::uint32_t> cores(links.nodeCount());
    std::vector<std::size_t> parts(links.nodeCount());
    std::size_t count = 0;
    if (!parts.empty()) {
        boost::core_numbers(graph, boost::make_iterator_property_map(cores.begin(), index));
        count = boost::connected_components(graph, boost::make_iterator_property_map(parts.begin(), index));
    }
    EXPECT_EQ(coreNumbers(links), cores);
    const Groups found = connectedComponents(links);
    EXPECT_EQ(found.sizes.size(), count);
    for (NodeIndex a = 0; a < links.nodeCount(); ++a)
        for (NodeIndex b = 0; b < a; ++b)
            EXPECT_EQ(found.of[a] == found.of[b], parts[a] == parts[b]);
    EXPECT_TRUE(std::is_sorted(found.sizes.rbegin(), found.sizes.rend())) << "the largest is number 1";
}

TEST_P(SmallGraphs, WeakPointsAreThoseWhoseLossDivides)
{
    const Links links = GetParam().links();
    const WeakPoints found = weakPoints(links);
    const std::size_t parts = connectedComponents(links).sizes.size();
    std::vector<std::pair<NodeIndex, NodeIndex>> bridges;
    for (NodeIndex a = 0; a < links.nodeCount(); ++a)
        for (const NodeIndex b : links.both().neighbours(a))
            if (a < b && partsWithout(links, noNode, {a, b}) > parts)
                bridges.emplace_back(a, b);
    EXPECT_EQ(found.bridges, bridges);
    std::set<std::size_t> points;
    for (NodeIndex node = 0; node < links.nodeCount(); ++node) {
        std::vector<std::size_t> sizes;
        partsWithout(links, node, {noNode, noNode}, &sizes);
        std::sort(sizes.begin(), sizes.end());
        std::size_t cut = 0;
        for (std::size_t i = 0; i + 1 < sizes.size(); ++i)
            cut += sizes[i];
        EXPECT_EQ(found.cutOff[node], cut) << "at " << node;
        if (cut > 0)
            points.insert(node);
    }
    std::set<std::size_t> boosts;
    BoostGraph graph = boostGraph(links);
    boost::articulation_points(graph, std::inserter(boosts, boosts.end()));
    EXPECT_EQ(points, boosts);
}

TEST_P(SmallGraphs, ClusteringIsThatOfBoost)
{
    const Links links = GetParam().links();
    const BoostGraph graph = boostGraph(links);
    std::vector<double> wanted(links.nodeCount());
    for (NodeIndex node = 0; node < links.nodeCount(); ++node)
        wanted[node] = boost::clustering_coefficient<double>(graph, node);
    const auto found = clustering(links);
    expectNear(found->values, wanted);
    double closed = 0, pairs = 0;
    for (NodeIndex node = 0; node < links.nodeCount(); ++node) {
        const double degree = links.both().degree(node);
        closed += wanted[node] * degree * (degree - 1) / 2;
        pairs += degree * (degree - 1) / 2;
    }
    EXPECT_NEAR(found->overall, pairs > 0 ? closed / pairs : 0, 1e-12);
}

TEST_P(SmallGraphs, SimilarityComparesTheNeighbours)
{
    const Links links = GetParam().links();
    for (NodeIndex a = 0; a < links.nodeCount(); ++a)
        for (NodeIndex b = 0; b < links.nodeCount(); ++b) {
            if (a == b)
                continue;
            std::set<NodeIndex> ofA(links.both().neighbours(a).begin(), links.both().neighbours(a).end());
            std::set<NodeIndex> ofB(links.both().neighbours(b).begin(), links.both().neighbours(b).end());
            ofA.erase(b);
            ofB.erase(a);
            std::set<NodeIndex> either = ofA, common;
            either.insert(ofB.begin(), ofB.end());
            double rare = 0;
            for (const NodeIndex node : ofA)
                if (ofB.contains(node)) {
                    common.insert(node);
                    rare += 1 / std::log(links.both().degree(node));
                }
            const Similarity found = similarity(links, a, b);
            EXPECT_THAT(found.common, testing::ElementsAreArray(common));
            EXPECT_NEAR(found.adamicAdar, rare, 1e-12);
            EXPECT_NEAR(found.jaccard, common.empty() ? 0.0 : double(common.size()) / double(either.size()), 1e-12);
            EXPECT_NEAR(found.cosine, common.empty() ? 0.0 : double(common.size()) / std::sqrt(double(ofA.size()) * double(ofB.size())), 1e-12);
        }
}

TEST_P(SmallGraphs, SimilarityOfEntitiesIsThatOfTheirNodes)
{
    const Case &made = GetParam();
    std::string text;
    for (NodeIndex node = 0; node < made.nodes; ++node)
        text += (text.empty() ? "n" : ", n") + std::to_string(node);
    for (const auto &[a, b] : made.edges)
        text += ", n" + std::to_string(a) + " -x-> n" + std::to_string(b);
    const KnowledgeGraph graph = test::graphFromText(text);
    IdSet<StatementId> all(graph.statementIdEnd(), true), half;
    for (const StatementId id : graph.statements())
        if (static_cast<std::uint32_t>(id) % 2 == 0)
            half.insert(id);
    for (const auto *through : {&all, &half}) {
        EdgeList edges;
        for (const StatementId id : graph.statements())
            if (through->contains(id))
                edges.emplace_back(static_cast<NodeIndex>(graph.subject(id)), static_cast<NodeIndex>(graph.object(id)));
        const Links links = Links::of(static_cast<NodeIndex>(graph.entityIdEnd()), edges, {});
        for (const EntityId a : graph.entities())
            for (const EntityId b : graph.entities()) {
                if (a == b)
                    continue;
                const Similarity wanted = similarity(links, static_cast<NodeIndex>(a), static_cast<NodeIndex>(b));
                const EntitySimilarity found = similarity(graph, *through, a, b);
                std::vector<NodeIndex> common;
                for (const EntityId id : found.common)
                    common.push_back(static_cast<NodeIndex>(id));
                EXPECT_EQ(common, wanted.common);
                EXPECT_NEAR(found.jaccard, wanted.jaccard, 1e-12);
                EXPECT_NEAR(found.cosine, wanted.cosine, 1e-12);
                EXPECT_NEAR(found.adamicAdar, wanted.adamicAdar, 1e-12);
            }
    }
}

TEST_P(SmallGraphs, MostSimilarAreTheBestOfAll)
{
    const Links links = GetParam().links();
    for (NodeIndex a = 0; a < links.nodeCount(); ++a) {
        const auto found = mostSimilar(links, a, 3);
        double least = 2;
        std::set<NodeIndex> named;
        for (const SimilarNode &one : found) {
            EXPECT_LE(one.how.jaccard, least);
            least = one.how.jaccard;
            named.insert(one.node);
        }
        for (NodeIndex b = 0; b < links.nodeCount(); ++b)
            if (b != a && !named.contains(b)) {
                EXPECT_LE(similarity(links, a, b).jaccard, found.size() < 3 ? 0.0 : least);
            }
    }
}

INSTANTIATE_TEST_SUITE_P(All, SmallGraphs, testing::ValuesIn(smallCases()), [](const auto &test) {
    std::string name = std::to_string(test.index) + "_" + test.param.name;
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
    return name;
});

TEST(Betweenness, OfALargeGraphIsThatOfBoostWhicheverSideIsSearched)
{
    const Links links = socialLinks();
    const NodeIndex n = links.nodeCount();
    const BoostGraph graph = boostGraph(links);
    std::vector<double> wanted(n);
    boost::brandes_betweenness_centrality(graph, boost::make_iterator_property_map(wanted.begin(), boost::get(boost::vertex_index, graph)));
    for (double &value : wanted)
        value *= 2 / ((n - 1.0) * (n - 2.0));
    expectNear(*betweenness(links), wanted);
}

TEST(SampledBetweenness, StaysWithinItsBound)
{
    for (const Links &links : {socialLinks(), randomCase(3, 200, 260).links(), randomCase(4, 60, 40).links()}) {
        const std::vector<double> exact = *betweenness(links);
        int outside = 0;
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            SamplingOptions options;
            options.seed = seed;
            options.error = 0.02;
            const auto found = *sampledBetweenness(links, options);
            EXPECT_EQ(found.error, 0.02);
            EXPECT_EQ(found.confidence, 0.9);
            double worst = 0;
            for (std::size_t i = 0; i < exact.size(); ++i)
                worst = std::max(worst, std::abs(found.values[i] - exact[i]));
            outside += worst > found.error;
        }
        EXPECT_LE(outside, 1) << "of 10, where 90 % must be within";
    }
}

TEST(SampledBetweenness, MeetsTheExactValueOnAverage)
{
    const Links links = randomCase(9, 25, 40).links();
    const std::vector<double> exact = *betweenness(links);
    SamplingOptions options;
    options.error = 0.004;
    const auto found = *sampledBetweenness(links, options);
    EXPECT_GT(found.samples, 50000U);
    expectNear(found.values, exact, 0.004);
}

TEST(SampledBetweenness, NobodyIsBetweenInPairs)
{
    const auto found = *sampledBetweenness(Links::of(4, {{0, 1}, {2, 3}}));
    EXPECT_THAT(found.values, testing::Each(0.0));
    EXPECT_EQ(found.samples, 0U);
}

}  // namespace
}  // namespace relata::analysis
