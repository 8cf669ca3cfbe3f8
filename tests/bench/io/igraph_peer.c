/* SPDX-License-Identifier: Apache-2.0 */
/* igraph_peer FILE.(graphml|csv|ncol): reads it with igraph's C library; a CSV of numbers by a loop of fgets and strtol, edges without attributes; NCOL with
 * the names of the vertices and a weight an edge. */
#include <igraph/igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int read_csv(igraph_t *graph, FILE *file)
{
    igraph_vector_int_t ends;
    igraph_integer_t most = -1;
    char line[4096];
    igraph_vector_int_init(&ends, 0);
    while (fgets(line, sizeof line, file)) {
        char *next;
        long from = strtol(line, &next, 10), to;
        if (next == line)
            continue; /* the header */
        to = strtol(next + 1, NULL, 10);
        igraph_vector_int_push_back(&ends, from);
        igraph_vector_int_push_back(&ends, to);
        most = from > most ? from : most;
        most = to > most ? to : most;
    }
    return igraph_create(graph, &ends, most + 1, IGRAPH_DIRECTED);
}

int main(int count, char **arguments)
{
    igraph_t graph;
    struct rusage usage;
    FILE *file = count == 2 ? fopen(arguments[1], "r") : NULL;
    double start;
    if (!file)
        return 2;
    igraph_set_attribute_table(&igraph_cattribute_table);
    start = cpu_seconds();
    if (strstr(arguments[1], ".graphml") ? igraph_read_graph_graphml(&graph, file, 0)
        : strstr(arguments[1], ".ncol")  ? igraph_read_graph_ncol(&graph, file, NULL, 1, IGRAPH_ADD_WEIGHTS_YES, IGRAPH_DIRECTED)
                                         : read_csv(&graph, file))
        return 1;
    start = cpu_seconds() - start;
    getrusage(RUSAGE_SELF, &usage);
    printf("{\"cpu\": %.4f, \"nodes\": %lld, \"edges\": %lld, \"peak\": %ld}\n", start, (long long)igraph_vcount(&graph),
           (long long)igraph_ecount(&graph), usage.ru_maxrss * 1024);
    return 0;
}
