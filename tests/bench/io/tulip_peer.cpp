// SPDX-License-Identifier: Apache-2.0
// tulip_peer FILE.gexf: reads it with Tulip's import plugin.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <sys/resource.h>
#include <tulip/Graph.h>
#include <tulip/PluginLibraryLoader.h>
#include <tulip/TlpTools.h>

static double cpuSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

int main(int count, char **arguments)
{
    if (count != 2)
        return 2;
    tlp::initTulipLib();
    tlp::PluginLibraryLoader::loadPlugins();
    tlp::DataSet parameters;
    parameters.set("file::filename", std::string(arguments[1]));
    const double start = cpuSeconds();
    const tlp::Graph *graph = tlp::importGraph("GEXF", parameters);
    const double cpu = cpuSeconds() - start;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    if (graph)
        std::printf("{\"cpu\": %.4f, \"nodes\": %u, \"edges\": %u, \"peak\": %ld}\n", cpu, graph->numberOfNodes(), graph->numberOfEdges(),
                    usage.ru_maxrss * 1024);
    std::fflush(stdout);
    std::_Exit(graph ? 0 : 1);
}
