// SPDX-License-Identifier: Apache-2.0
// Reads one file as the program does and prints one line of JSON: CPU seconds, peak and kept memory. reading.py runs it beside its peers.
#include "model/io/formats.h"
#include "model/io/ftmrecord.h"
#include "model/io/textencoding.h"
#include "model/io/textforms.h"

#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <malloc.h>
#include <string>

namespace {

using namespace relata;

double cpuSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// Bytes, of VmRSS (now) or VmHWM (the most there ever was).
double memoryOfProcess(const char *what)
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == what) {
            double kilobytes = 0;
            status >> kilobytes;
            return kilobytes * 1024;
        }
    return 0;
}

/// FollowTheMoney lines to records alone.
int parseOnly(const char *path)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return 1;
    std::size_t count = 0;
    const double start = cpuSeconds();
    const auto parsed = forEachFtmRecord(*bytes, [&](FtmRecord &record) {
        count += record.properties.size();
        return Result<void>();
    });
    std::printf("{\"cpu\": %.4f, \"bytes\": %zu, \"values\": %zu, \"ok\": %s}\n", cpuSeconds() - start, bytes->size(), count,
                parsed ? "true" : "false");
    return parsed ? 0 : 1;
}

/// What writeGraph() does before it reads again what it has written.
int writeOnly(const char *path, const char *target)
{
    const auto loaded = readGraph(path);
    const TextForm *form = writerFor(target);
    const double start = cpuSeconds();
    if (!loaded)
        return 1;
    if (form) {
        std::string text;
        form->write(loaded->graph, text);
        const double made = cpuSeconds() - start;
        if (!writeFileAtomically(target, text))
            return 1;
        std::printf("{\"cpu\": %.4f, \"bytes\": %zu, \"made\": %.4f}\n", cpuSeconds() - start, text.size(), made);
        return 0;
    }
    const auto written = writeGraph(loaded->graph, target);
    std::printf("{\"cpu\": %.4f, \"ok\": %s}\n", cpuSeconds() - start, written ? "true" : "false");
    return written ? 0 : 1;
}

}  // namespace

int main(int count, char **arguments)
{
    if (count == 3 && std::strcmp(arguments[1], "--parse") == 0)
        return parseOnly(arguments[2]);
    if (count == 4 && std::strcmp(arguments[1], "--write") == 0)
        return writeOnly(arguments[2], arguments[3]);
    if (count != 2) {
        std::fprintf(stderr, "usage: read_bench [--parse] FILE | --write FILE TARGET\n");
        return 2;
    }
    const double before = memoryOfProcess("VmRSS:"), start = cpuSeconds();
    const auto loaded = readGraph(arguments[1]);
    const double cpu = cpuSeconds() - start;
    if (!loaded) {
        std::fprintf(stderr, "%s\n", loaded.error().text().c_str());
        return 1;
    }
    const double peak = memoryOfProcess("VmHWM:");
    malloc_trim(0);
    const double kept = memoryOfProcess("VmRSS:");
    std::printf("{\"cpu\": %.4f, \"nodes\": %zu, \"edges\": %zu, \"peak\": %.0f, \"kept\": %.0f, \"start\": %.0f}\n", cpu,
                loaded->graph.entityCount(), loaded->graph.statementCount(), peak, kept, before);
    return 0;
}
