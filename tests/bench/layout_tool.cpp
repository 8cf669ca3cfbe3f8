// SPDX-License-Identifier: Apache-2.0
// relata_layout_bench EDGES.csv OUT.csv [ALGORITHM [SEED [LABELS]]]   LABELS: every node has a shape and a name so many pixels wide
// relata_layout_bench EDGES.csv grow
// The first: the layouts alone, without the window's libraries: reads "source,target" (numbers from 0), writes "id,x,y", prints seconds of CPU.
// The second: draws the graph, adds 1 % of nodes with three links each, draws those in; seconds of both, and how far the others moved at most.
#include "model/core/random.h"
#include "model/layout/layout.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <string>

namespace {

struct CloseFile {
    void operator()(std::FILE *file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

std::string readAll(std::FILE *file)
{
    std::string text;
    char buffer[1 << 16];
    while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, file))
        text.append(buffer, count);
    return text;
}

bool readEdges(const char *path, relata::LayoutInput &input)
{
    const File file(std::fopen(path, "r"));
    if (!file)
        return false;
    const std::string text = readAll(file.get());
    for (const char *at = text.c_str(); *at != 0;) {
        char *end = nullptr;
        const unsigned long source = std::strtoul(at, &end, 10);
        if (end != at && *end == ',') {
            const unsigned long target = std::strtoul(end + 1, &end, 10);
            input.edges.emplace_back(static_cast<std::uint32_t>(source), static_cast<std::uint32_t>(target));
            input.nodeCount = std::max({input.nodeCount, static_cast<std::uint32_t>(source + 1), static_cast<std::uint32_t>(target + 1)});
        }
        at = end;
        while (*at != 0 && *at++ != '\n') {
        }
    }
    return true;
}

double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

int grow(relata::LayoutInput input)
{
    relata::Random random(9);
    const double begin = cpuSeconds();
    const auto first = relata::layoutGraph(input, {});
    const double full = cpuSeconds() - begin;
    if (first.has_error())
        return 1;
    const std::uint32_t before = input.nodeCount;
    input.initial = first.value();
    input.hasInitial.assign(before, 1);
    for (std::uint32_t i = 0; i < before / 100; ++i, ++input.nodeCount) {
        for (int link = 0; link < 3; ++link)
            input.edges.emplace_back(input.nodeCount, random.below(before));
        input.initial.push_back({});
        input.hasInitial.push_back(0);
    }
    const double again = cpuSeconds();
    const auto second = relata::layoutGraph(input, {});
    const double grown = cpuSeconds() - again;
    if (second.has_error())
        return 1;
    double moved = 0;
    for (std::uint32_t i = 0; i < before; ++i)
        moved = std::max(moved, static_cast<double>(std::hypot(second.value()[i].x - first.value()[i].x, second.value()[i].y - first.value()[i].y)));
    std::printf("{\"nodes\":%u,\"full\":%.4f,\"grown\":%.4f,\"moved\":%g}\n", before, full, grown, moved);
    return 0;
}

}  // namespace

int main(int argc, char **argv)
{
    relata::LayoutInput input;
    relata::LayoutOptions options;
    if (argc < 3 || !readEdges(argv[1], input)) {
        std::fputs("usage: relata_layout_bench EDGES.csv OUT.csv [ALGORITHM [SEED [LABELS]]]\n", stderr);
        return 2;
    }
    if (argc == 3 && std::string(argv[2]) == "grow")
        return grow(std::move(input));
    if (argc > 3) {
        const auto kind = relata::layoutKindFromString(argv[3]);
        if (kind.has_error()) {
            std::fprintf(stderr, "%s\n", kind.error().text().c_str());
            return 2;
        }
        options.kind = kind.value();
    }
    if (argc > 4)
        options.seed = std::strtoull(argv[4], nullptr, 10);
    if (argc > 5)
        input.boxes.assign(input.nodeCount, {.radius = 12, .labelWidth = std::strtof(argv[5], nullptr), .labelHeight = 14});
    const std::clock_t before = std::clock();
    const auto positions = relata::layoutGraph(input, options);
    const double seconds = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    const File out(std::fopen(argv[2], "w"));
    if (positions.has_error() || !out)
        return 1;
    std::fputs("id,x,y\n", out.get());
    for (std::size_t i = 0; i < positions.value().size(); ++i)
        std::fprintf(out.get(), "%zu,%.9g,%.9g\n", i, static_cast<double>(positions.value()[i].x), static_cast<double>(positions.value()[i].y));
    std::printf("{\"nodes\":%u,\"edges\":%zu,\"seconds\":%.4f}\n", input.nodeCount, input.edges.size(), seconds);
    return 0;
}
