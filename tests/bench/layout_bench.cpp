// SPDX-License-Identifier: Apache-2.0
// The layouts on generated graphs: CPU time per run.
#include "model/layout/layout.h"
#include "model/layout/random.h"

#include <benchmark/benchmark.h>

namespace {

using namespace relata;

/// Communities of forty, five links per node, one in six to anywhere.
LayoutInput graphOf(std::uint32_t nodeCount)
{
    layout::Random random(3);
    LayoutInput input;
    input.nodeCount = nodeCount;
    for (std::uint32_t node = 0; node < nodeCount; ++node) {
        const std::uint32_t first = node / 40 * 40;
        const std::uint32_t size = std::min(40U, nodeCount - first);
        for (int i = 0; i < 5; ++i)
            input.edges.emplace_back(node, random.below(6) == 0 ? random.below(nodeCount) : first + random.below(size));
    }
    return input;
}

void addBoxes(LayoutInput &input)
{
    layout::Random random(7);
    for (std::uint32_t i = 0; i < input.nodeCount; ++i)
        input.boxes.push_back({8 + 10 * random.unit(), 40 + 80 * random.unit(), 14});
}

void run(benchmark::State &state, LayoutKind kind, const LayoutInput &input)
{
    for (auto _ : state) {
        auto positions = layoutGraph(input, {.kind = kind});
        benchmark::DoNotOptimize(positions);
    }
    state.counters["nodes"] = input.nodeCount;
    state.counters["edges"] = static_cast<double>(input.edges.size());
}

void Force(benchmark::State &state)
{
    run(state, LayoutKind::Force, graphOf(static_cast<std::uint32_t>(state.range(0))));
}
void ForceWithLabels(benchmark::State &state)
{
    LayoutInput input = graphOf(static_cast<std::uint32_t>(state.range(0)));
    addBoxes(input);
    run(state, LayoutKind::Force, input);
}
void ForceAddOnePercent(benchmark::State &state)
{
    LayoutInput input = graphOf(static_cast<std::uint32_t>(state.range(0)));
    input.initial = layoutGraph(input, {}).value();
    input.hasInitial.assign(input.nodeCount, 1);
    const std::uint32_t before = input.nodeCount;
    for (std::uint32_t i = 0; i < before / 100; ++i) {
        input.edges.emplace_back(input.nodeCount, i * 97 % before);
        input.edges.emplace_back(input.nodeCount++, i * 97 % before / 40 * 40);
        input.initial.push_back({});
        input.hasInitial.push_back(0);
    }
    run(state, LayoutKind::Force, input);
}
void Layered(benchmark::State &state)
{
    run(state, LayoutKind::Layered, graphOf(static_cast<std::uint32_t>(state.range(0))));
}
void Radial(benchmark::State &state)
{
    run(state, LayoutKind::Radial, graphOf(static_cast<std::uint32_t>(state.range(0))));
}
void Circular(benchmark::State &state)
{
    run(state, LayoutKind::Circular, graphOf(static_cast<std::uint32_t>(state.range(0))));
}
void Grid(benchmark::State &state)
{
    run(state, LayoutKind::Grid, graphOf(static_cast<std::uint32_t>(state.range(0))));
}

BENCHMARK(Force)->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK(ForceWithLabels)->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK(ForceAddOnePercent)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);
BENCHMARK(Layered)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(Radial)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(Circular)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(Grid)->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
