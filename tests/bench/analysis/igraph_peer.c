/* SPDX-License-Identifier: Apache-2.0 */
/* igraph_peer EDGES [exact]: what relata_analysis_bench does, by igraph 0.10; the same lines. Built by analysis.py, not by CMake. */
#include <igraph/igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double clockOf(clockid_t id)
{
    struct timespec t;
    clock_gettime(id, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}
static double cpuStart, wallStart;
static void begin(void)
{
    cpuStart = clockOf(CLOCK_PROCESS_CPUTIME_ID);
    wallStart = clockOf(CLOCK_MONOTONIC);
}
static void end(const char *what, double mark)
{
    const double wall = clockOf(CLOCK_MONOTONIC) - wallStart, cpu = clockOf(CLOCK_PROCESS_CPUTIME_ID) - cpuStart;
    printf("{\"what\": \"%s\", \"wall\": %.6f, \"cpu\": %.6f, \"mark\": %.9g}\n", what, wall, cpu, mark);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    const int exact = argc > 2 && !strcmp(argv[2], "exact");
    igraph_vector_int_t ends, groups, degrees, points;
    igraph_vector_t values, extra;
    igraph_vector_int_init(&ends, 0);
    igraph_vector_int_init(&groups, 0);
    igraph_vector_int_init(&degrees, 0);
    igraph_vector_int_init(&points, 0);
    igraph_vector_init(&values, 0);
    igraph_vector_init(&extra, 0);
    long most = -1;
    char line[256];
    FILE *in = fopen(argv[1], "r");
    if (!in)
        return 1;
    while (fgets(line, sizeof line, in)) {
        char *rest;
        const long a = strtol(line, &rest, 10);
        if (rest == line)
            continue;
        while (*rest == ' ' || *rest == ',' || *rest == '\t')
            ++rest;
        const long b = strtol(rest, NULL, 10);
        igraph_vector_int_push_back(&ends, a);
        igraph_vector_int_push_back(&ends, b);
        most = a > most ? a : most;
        most = b > most ? b : most;
    }
    fclose(in);
    const igraph_integer_t nodes = most + 1;
    igraph_t graph;
    igraph_real_t value = 0, modularity = 0;
    igraph_integer_t count = 0;

    begin();
    igraph_create(&graph, &ends, nodes, IGRAPH_UNDIRECTED);
    end("build", (double)igraph_ecount(&graph));
    begin();
    igraph_degree(&graph, &degrees, igraph_vss_all(), IGRAPH_ALL, IGRAPH_NO_LOOPS);
    end("degree", (double)igraph_vector_int_sum(&degrees));
    begin();
    igraph_pagerank(&graph, IGRAPH_PAGERANK_ALGO_PRPACK, &values, &value, igraph_vss_all(), IGRAPH_UNDIRECTED, 0.85, NULL, NULL);
    double squares = 0;
    for (igraph_integer_t i = 0; i < nodes; ++i)
        squares += VECTOR(values)[i] * VECTOR(values)[i];
    end("pagerank", squares);
    igraph_rng_seed(igraph_rng_default(), 1);
    begin();
    igraph_community_multilevel(&graph, NULL, 1, &groups, NULL, &extra);
    igraph_modularity(&graph, &groups, NULL, 1, IGRAPH_UNDIRECTED, &modularity);
    end("louvain", modularity);
    begin();
    igraph_strength(&graph, &extra, igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS, NULL);
    igraph_community_leiden(&graph, NULL, &extra, 1.0 / (2.0 * (double)igraph_ecount(&graph)), 0.01, 0, 2, &groups, &count, &value);
    igraph_modularity(&graph, &groups, NULL, 1, IGRAPH_UNDIRECTED, &modularity);
    end("leiden", modularity);
    begin();
    igraph_connected_components(&graph, &groups, &points, &count, IGRAPH_WEAK);
    end("components", (double)count);
    begin();
    igraph_coreness(&graph, &degrees, IGRAPH_ALL);
    end("cores", (double)igraph_vector_int_sum(&degrees));
    begin();
    igraph_transitivity_local_undirected(&graph, &values, igraph_vss_all(), IGRAPH_TRANSITIVITY_ZERO);
    end("clustering", igraph_vector_sum(&values));
    begin();
    igraph_articulation_points(&graph, &points);
    igraph_bridges(&graph, &degrees);
    end("weakpoints", (double)igraph_vector_int_size(&degrees));
    begin();
    {
        igraph_vector_int_t pairs;
        igraph_vector_int_init(&pairs, 0);
        for (unsigned i = 0; i < 1000; ++i) {
            igraph_vector_int_push_back(&pairs, i % (unsigned)nodes);
            igraph_vector_int_push_back(&pairs, (i * 7919U + 1) % (unsigned)nodes);
        }
        igraph_similarity_jaccard_pairs(&graph, &values, &pairs, IGRAPH_ALL, 0);
        end("similarity", igraph_vector_sum(&values));
    }
    if (exact) {
        begin();
        igraph_closeness(&graph, &values, NULL, NULL, igraph_vss_all(), IGRAPH_ALL, NULL, 1);
        end("closeness", igraph_vector_sum(&values));
        begin();
        igraph_betweenness(&graph, &values, igraph_vss_all(), IGRAPH_UNDIRECTED, NULL);
        end("betweenness", igraph_vector_sum(&values) * 2 / (((double)nodes - 1) * ((double)nodes - 2)));
    }
    return 0;
}
