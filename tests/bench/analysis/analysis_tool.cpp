// SPDX-License-Identifier: Apache-2.0
// relata_analysis_bench EDGES [exact|quick]: every measure once on a list of edges ("a b" or "a,b", numbers), seconds as JSON lines: what, wall, cpu,
// mark.
#include "model/analysis/betweenness.h"
#include "model/analysis/closeness.h"
#include "model/analysis/communities.h"
#include "model/analysis/degree.h"
#include "model/analysis/pagerank.h"
#include "model/analysis/similarity.h"
#include "model/analysis/structure.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <numeric>
#include <string>

using namespace relata;
using namespace relata::analysis;

namespace {

double processorTime()
{
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

/// \a work gives a number to compare with others: a sum, a modularity.
template <typename Work>
void timed(const char *what, Work work)
{
    const double cpu = processorTime();
    const auto start = std::chrono::steady_clock::now();
    const double mark = work();
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("{\"what\": \"%s\", \"wall\": %.6f, \"cpu\": %.6f, \"mark\": %.9g}\n", what, wall, processorTime() - cpu, mark);
    std::fflush(stdout);
}

double sumOf(const std::vector<double> &values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace

int main(int argc, char **argv)
{
    if (argc < 2)
        return std::fputs("Usage: relata_analysis_bench EDGES [exact|quick]\n", stderr), 2;
    const bool exact = argc > 2 && std::string(argv[2]) == "exact";
    EdgeList edges;
    NodeIndex nodes = 0;
    std::ifstream in(argv[1]);
    for (std::string line; std::getline(in, line);) {
        char *end = nullptr;
        const auto a = static_cast<NodeIndex>(std::strtoul(line.c_str(), &end, 10));
        if (end == line.c_str())
            continue;
        while (*end == ' ' || *end == ',' || *end == '\t')
            ++end;
        const auto b = static_cast<NodeIndex>(std::strtoul(end, nullptr, 10));
        edges.emplace_back(a, b);
        nodes = std::max({nodes, a + 1, b + 1});
    }
    Links links;
    timed("build", [&] {
        links = Links::of(nodes, edges);
        return static_cast<double>(links.linkCount());
    });
    timed("degree", [&] { return sumOf(degrees(links, Ends::Total)); });
    timed("pagerank", [&] {
        const auto values = *pageRank(links);
        return std::inner_product(values.begin(), values.end(), values.begin(), 0.0);
    });
    timed("louvain", [&] {
        CommunityOptions options;
        options.method = CommunityMethod::Louvain;
        return communities(links, options)->modularity;
    });
    if (argc > 2 && std::string(argv[2]) == "quick")
        return 0;
    timed("leiden", [&] {
        CommunityOptions options;
        options.rounds = 2;
        return communities(links, options)->modularity;
    });
    timed("leiden_stable", [&] { return communities(links)->modularity; });
    timed("components", [&] { return static_cast<double>(connectedComponents(links).sizes.size()); });
    timed("cores", [&] {
        const auto cores = coreNumbers(links);
        return static_cast<double>(std::accumulate(cores.begin(), cores.end(), std::uint64_t{0}));
    });
    timed("clustering", [&] { return sumOf(clustering(links)->values); });
    timed("weakpoints", [&] { return static_cast<double>(weakPoints(links).bridges.size()); });
    timed("similarity", [&] {
        double sum = 0;
        for (NodeIndex i = 0; i < 1000; ++i)
            sum += similarity(links, i % nodes, (i * 7919U + 1) % nodes).jaccard;
        return sum;
    });
    timed("betweenness_sampled", [&] { return sumOf(sampledBetweenness(links)->values); });
    if (exact) {
        timed("closeness", [&] { return sumOf(*closeness(links)); });
        timed("closeness_1", [&] { return sumOf(*closeness(links, Direction::Both, 1)); });
        timed("betweenness", [&] { return sumOf(*betweenness(links)); });
        timed("betweenness_1", [&] { return sumOf(*betweenness(links, Direction::Both, 1)); });
    }
    return 0;
}
