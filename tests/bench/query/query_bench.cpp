// SPDX-License-Identifier: Apache-2.0
// Lens and search over 100,000 entities and 500,000 statements: CPU milliseconds, medians. Budgets: a lens 50 ms, an answer of the search 16 ms.
#include "model/query/lens.h"
#include "model/query/search.h"
#include "tests/bench/model/generatedgraph.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

namespace {

using namespace relata;

double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

void report(const std::string &what, double budget, const std::function<std::size_t()> &work)
{
    constexpr int runs = 11;
    std::vector<double> times;
    std::size_t found = 0;
    for (int i = 0; i < runs; ++i) {
        const double start = cpuMilliseconds();
        found = work();
        times.push_back(cpuMilliseconds() - start);
    }
    std::sort(times.begin(), times.end());
    std::printf("%-44s %8.1f ms   worst %8.1f   budget %4.0f   %5.2f x   %zu found\n", what.c_str(), times[runs / 2], times.back(), budget,
                times[runs / 2] / budget, found);
}

}  // namespace

int main()
{
    KnowledgeGraph graph;
    if (!graph.apply(bench::generatedEntities(100000, bench::Fields::Plain)))
        return 1;
    if (!graph.apply(bench::generatedStatements(graph, 500000, bench::Fields::Plain)))
        return 1;
    const double start = cpuMilliseconds();
    const SearchIndex index = SearchIndex::of(graph);
    std::printf("search index of %zu entities and %zu statements: %.0f ms, once\n", graph.entityCount(), graph.statementCount(),
                cpuMilliseconds() - start);
    const std::string somebody = std::string(graph.key(*graph.entities().begin()));
    const std::string word = std::string(graph.name(*graph.entities().begin()));
    const Schema &schema = graph.schema();
    const std::string type = schema.types().front().key, predicate = schema.predicates().front().key;
    for (const std::string &text :
         {"type:" + type, "predicate:" + predicate, std::string("modality:predicted"), std::string("holds:2019"), std::string("said:2020..2022"),
          "about:" + somebody, "near:" + somebody + "~2", "by:author -type:" + type, word.substr(0, word.find(' ')),
          "(type:" + type + " OR predicate:" + predicate + ") -modality:denied holds:2015.."}) {
        const auto lens = Lens::parse(text);
        if (!lens || !lens->evaluate(graph, index)) {
            std::printf("%s: %s\n", text.c_str(), lens ? lens->evaluate(graph, index).error().text().c_str() : lens.error().text().c_str());
            continue;
        }
        report("lens " + text, 50, [&] { return lens->evaluate(graph, index)->statements.size(); });
    }
    for (const std::string &typed :
         {word, word.substr(0, 3), word.substr(0, 1), word.substr(0, word.size() - 2) + "x" + word.substr(word.size() - 1)})
        report("search entities “" + typed + "”", 16, [&] { return index.entities(typed, 20).size(); });
    report("search statements “" + word + "”", 16, [&] { return index.statements(word, 20).size(); });
    return 0;
}
