#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Our measures beside igraph's (C), on the same graphs in the same run, as a Markdown table of medians.

usage: analysis.py --bin BUILD/tests/bench [--runs N] [--graphs NAME,...] [--edges FILE ...] [--exact-up-to LINKS]

Graphs are generated here, seeded (communities1k … attachment100k), or read from lists of edges ("a b" or "a,b" a line, numbers). Both programs run N
times in turn, so that both meet the same machine. igraph (libigraph-dev, only for this) is compiled here with -O2 and has one thread; ours has all,
the rows "…_1" one. "wall" is what one waits, "CPU" the time of all threads; the ratio is ours / igraph's. Exact closeness and betweenness are
left out above --exact-up-to links.
"""
import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
from layouts import communities, connected  # noqa: E402


def attachment(nodes, links, seed):
    """Preferential attachment: each newcomer links with `links` others, by what they have."""
    r, ends = random.Random(seed), list(range(links))
    for node in range(links, nodes):
        for other in {r.choice(ends) for _ in range(links)}:
            yield node, other
            ends += [node, other]


GRAPHS = {
    "communities1k": lambda: communities(1000, 10, 60, 0.15, 1),
    "communities10k": lambda: communities(10_000, 10, 100, 0.15, 1),
    "communities100k": lambda: communities(100_000, 10, 150, 0.15, 1),
    "attachment10k": lambda: attachment(10_000, 5, 1),
    "attachment100k": lambda: attachment(100_000, 5, 1),
}


def run(command):
    environment = dict(os.environ, OMP_NUM_THREADS="1")  # igraph's PageRank spins otherwise
    lines = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout.splitlines()
    return {line["what"]: line for line in map(json.loads, lines)}


def median(runs, what, key):
    return statistics.median(one[what][key] for one in runs)


def seconds(value):
    return f"{value * 1000:.3g} ms" if value < 1 else f"{value:.3g} s"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--graphs", default=",".join(GRAPHS))
    parser.add_argument("--edges", nargs="*", default=[])
    parser.add_argument("--exact-up-to", type=int, default=200_000)
    options = parser.parse_args()
    ours = os.path.join(options.bin, "relata_analysis_bench")
    with tempfile.TemporaryDirectory() as folder:
        peer = os.path.join(folder, "igraph_peer")
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "igraph"], check=True, capture_output=True, text=True).stdout.split()
        subprocess.run(["cc", "-O2", os.path.join(HERE, "igraph_peer.c"), "-o", peer, *flags, "-lm"], check=True)
        version = subprocess.run(["pkg-config", "--modversion", "igraph"], capture_output=True, text=True).stdout.strip()
        print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} threads, igraph {version}, median of {options.runs} runs\n")
        print("| graph | nodes / links | measure | wall | CPU | igraph wall | CPU | wall ratio | CPU ratio | mark ours | igraph |")
        print("|---|---|---|---|---|---|---|---|---|---|---|", flush=True)
        files = {}
        for name in filter(None, options.graphs.split(",")):
            files[name] = os.path.join(folder, name + ".csv")
            with open(files[name], "w") as out:
                out.writelines(f"{a},{b}\n" for a, b in connected(GRAPHS[name]()))
        for path in options.edges:
            pairs = [tuple(map(int, line.replace(",", " ").split()[:2])) for line in open(path) if line[:1].isdigit()]
            name = os.path.splitext(os.path.basename(path))[0]
            files[name] = os.path.join(folder, name + ".csv")
            with open(files[name], "w") as out:
                out.writelines(f"{a},{b}\n" for a, b in connected(pairs))
        for name, file in files.items():
            links = sum(1 for _ in open(file))
            nodes = 1 + max(int(end) for line in open(file) for end in line.split(","))
            exact = ["exact"] if links <= options.exact_up_to else []
            our_runs, their_runs = [], []
            for _ in range(options.runs):
                our_runs.append(run([ours, file, *exact]))
                their_runs.append(run([peer, file, *exact]))
            for what in our_runs[0]:
                row = [name, f"{nodes} / {links}", what] + [seconds(median(our_runs, what, key)) for key in ("wall", "cpu")]
                base = what.removesuffix("_1")
                if base in their_runs[0]:
                    row += [seconds(median(their_runs, base, key)) for key in ("wall", "cpu")]
                    row += [f"{median(our_runs, what, key) / max(1e-6, median(their_runs, base, key)):.2f}" for key in ("wall", "cpu")]
                    row += [f"{median(our_runs, what, 'mark'):.5g}", f"{median(their_runs, base, 'mark'):.5g}"]
                else:
                    row += [""] * 4 + [f"{median(our_runs, what, 'mark'):.5g}", ""]
                print("| " + " | ".join(row) + " |", flush=True)


main()
