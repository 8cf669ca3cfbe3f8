// SPDX-License-Identifier: Apache-2.0
// Lens, facets, search and chains over a generated graph, medians in milliseconds: query_bench [ENTITIES STATEMENTS [BUDGET OF A LENS]].
// Without sizes 100,000 and 500,000. CPU is of all threads; a lens has as many as the machine.
#include "model/query/facets.h"
#include "model/query/lens.h"
#include "model/query/paths.h"
#include "model/query/search.h"
#include "tests/bench/model/generatedgraph.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
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
double wallMilliseconds()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void report(const std::string &what, double budget, const std::function<std::size_t()> &work, int runs = 11)
{
    std::vector<double> cpu, wall;
    std::size_t found = 0;
    for (int i = 0; i < runs; ++i) {
        const double cpuStart = cpuMilliseconds(), wallStart = wallMilliseconds();
        found = work();
        cpu.push_back(cpuMilliseconds() - cpuStart);
        wall.push_back(wallMilliseconds() - wallStart);
    }
    std::sort(cpu.begin(), cpu.end());
    std::sort(wall.begin(), wall.end());
    const auto middle = static_cast<std::size_t>(runs / 2);
    std::printf("%-60s CPU %8.2f   worst %8.2f   wall %8.2f   budget %4.0f   %zu found\n", what.c_str(), cpu[middle], cpu.back(), wall[middle],
                budget, found);
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char **argv)
{
    const auto entities = static_cast<std::uint32_t>(argc > 1 ? std::atoi(argv[1]) : 100'000);
    const auto statements = static_cast<std::uint32_t>(argc > 2 ? std::atoi(argv[2]) : 500'000);
    const double lensBudget = argc > 3 ? std::atof(argv[3]) : 50;
    KnowledgeGraph graph;
    if (!graph.apply(bench::generatedEntities(entities, bench::Fields::Plain)))
        return 1;
    if (!graph.apply(bench::generatedStatements(graph, statements, bench::Fields::Plain)))
        return 1;
    double start = cpuMilliseconds();
    SearchIndex index = SearchIndex::of(graph);
    std::printf("search index of %zu entities and %zu statements: %.0f ms, once\n", graph.entityCount(), graph.statementCount(),
                cpuMilliseconds() - start);
    const std::string somebody = std::string(graph.key(*graph.entities().begin()));
    const std::string last = std::string(graph.key(EntityId{entities - 1}));
    const std::string word = std::string(graph.name(*graph.entities().begin()));
    const Schema &schema = graph.schema();
    const std::string type = schema.types().front().key, predicate = schema.predicates().front().key, category = schema.categories().front().key;
    for (const std::string &text : {"type:" + type,
                                    "only:" + type,
                                    "predicate:" + predicate,
                                    "category:" + category,
                                    std::string("modality:predicted"),
                                    std::string("polarity:negative"),
                                    std::string("holds:2019"),
                                    std::string("said:2020..2022"),
                                    std::string("in:document-3"),
                                    std::string("paragraph:3-9"),
                                    "about:" + somebody,
                                    "from:" + somebody,
                                    "to:" + somebody,
                                    "about:" + word.substr(0, word.find(' ')),
                                    "by:" + somebody,
                                    "by:author -type:" + type,
                                    "near:" + somebody + "~1",
                                    "near:" + last + "~2",
                                    "near:" + somebody + "~2",
                                    std::string("has:speaker"),
                                    std::string("has:quote"),
                                    word.substr(0, word.find(' ')),
                                    "\"" + word + "\"",
                                    "(type:" + type + " OR predicate:" + predicate + ") -modality:denied holds:2015.."}) {
        const auto lens = Lens::parse(text);
        if (!lens || !lens->evaluate(graph, index)) {
            std::printf("%s: %s\n", text.c_str(), lens ? lens->evaluate(graph, index).error().text().c_str() : lens.error().text().c_str());
            continue;
        }
        report("lens " + text, lensBudget, [&] { return lens->evaluate(graph, index)->statements.size(); });
        report(
            "   with counts of facets", lensBudget, [&] { return facetsOf(graph, *lens->evaluate(graph, index), {}, 200).voiceCount; }, 5);
    }
    const std::string second = word.substr(word.find(' ') + 1);
    for (const std::string &typed : {word.substr(0, 1), std::string("e"), word.substr(0, 2), word.substr(0, 3), word.substr(0, word.find(' ')), word,
                                     second, second.substr(0, 3), word.substr(0, 1) + " " + second.substr(0, 1),
                                     word.substr(0, word.size() - 2) + "x" + word.substr(word.size() - 1), std::string("entity 7777")})
        report("search entities “" + typed + "”", 16, [&] { return index.entities(typed, 20).size(); });
    for (const std::string &typed : {word.substr(0, 1), word.substr(0, 3), word, second.substr(0, 1) + " " + word.substr(0, 1)})
        report("search statements “" + typed + "”", 16, [&] { return index.statements(typed, 20).size(); });
    const auto everything = Lens().evaluate(graph);
    const auto some = Lens::parse("-modality:denied")->evaluate(graph, index);
    std::uint32_t at = 1;
    const auto end = [&] { return EntityId{(at = at * 48271U % 2147483647U) % entities}; };
    for (const auto &[through, what] : {std::pair{&*everything, "everything"}, std::pair{&*some, "-modality:denied"}}) {
        const auto chain = [&, passed = through](std::size_t most) {
            const auto found = shortestPaths(graph, passed->entities, passed->statements, end(), end(), most);
            return found ? found->size() : 0;
        };
        report(std::string("a shortest chain, lens ") + what, 20, [&] { return chain(1); });
        report(std::string("five chains, lens ") + what, 20, [&] { return chain(5); });
    }
    return 0;
}
