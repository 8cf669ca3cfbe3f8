// SPDX-License-Identifier: Apache-2.0
// The project file at 100,000 entities and 500,000 statements: making, opening, one edit until it is on the disk, taking it back.
#include "model/store/project.h"
#include "tests/bench/model/generatedgraph.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <vector>

namespace {

double wall()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double cpu()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
    return values[values.size() / 2];
}

}  // namespace

int main(int argc, char **argv)
{
    namespace fs = std::filesystem;
    const fs::path folder = argc > 1 ? fs::path(argv[1]) : fs::temp_directory_path();
    const fs::path path = folder / "project_bench.relata";
    fs::remove(path);
    relata::KnowledgeGraph graph;
    if (!graph.apply(relata::bench::generatedEntities(100'000, relata::bench::Fields::Rich))
        || !graph.apply(relata::bench::generatedStatements(graph, 500'000, relata::bench::Fields::Plain)))
        return 1;
    double from = cpu();
    if (const auto made = relata::Project::create(path, graph); !made) {
        std::fprintf(stderr, "%s\n", made.error().text().c_str());
        return 1;
    }
    std::printf("create and open   CPU %8.1f ms   file %.1f MB\n", cpu() - from, double(fs::file_size(path)) / 1e6);
    std::vector<double> opens, edits, undos;
    for (int i = 0; i < 3; ++i) {
        relata::KnowledgeGraph read;
        from = cpu();
        const auto project = relata::Project::open(path, read);
        opens.push_back(cpu() - from);
    }
    std::printf("open              CPU %8.1f ms\n", median(opens));
    auto project = relata::Project::open(path, graph);
    for (std::uint32_t i = 0; i < 101; ++i) {
        const auto id = static_cast<relata::EntityId>(i * 7);
        relata::GraphDiff diff;
        diff.entities.push_back({id, graph.entity(id), graph.entity(id)});
        diff.entities[0].after->name += " edited";
        from = wall();
        if (!graph.apply(diff) || !project->commit(diff, "Rename"))
            return 1;
        edits.push_back(wall() - from);
        from = wall();
        if (!graph.apply(diff.inverted()) || !project->commit(diff.inverted(), "Undo rename"))
            return 1;
        undos.push_back(wall() - from);
    }
    std::printf("an edit, durable  wall %7.2f ms   worst %.2f\n", median(edits), *std::max_element(edits.begin(), edits.end()));
    std::printf("its undo, durable wall %7.2f ms\n", median(undos));
    fs::remove(path);
    return 0;
}
