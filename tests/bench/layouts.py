#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The force layout beside graphviz sfdp: CPU time of the whole process and quality, as a Markdown table.

usage: layouts.py --bin BUILD/tests/bench [--relata PROGRAM] [--runs N] [--graphs NAME,...] [--edges FILE ...] [--layered] [--grow]

Graphs are generated here, seeded. Each tool draws each graph N times in turn (so that both meet the same machine); the table has medians
and the ratio of the medians. With --relata the command `relata layout` runs instead of the small tool relata_layout_bench.
--edges: the three leanings on these graphs ("source,target"). --layered: layers beside graphviz dot. --grow: 1 % of nodes added to a drawing.
"""
import argparse
import json
import os
import platform
import random
import resource
import shutil
import statistics
import subprocess
import tempfile


def connected(pairs):
    """Simple, largest component, renumbered in order of appearance."""
    seen, adjacent = [], {}
    have = set()
    for a, b in pairs:
        key = (min(a, b), max(a, b))
        if a != b and key not in have:
            have.add(key)
            seen.append(key)
            adjacent.setdefault(a, []).append(b)
            adjacent.setdefault(b, []).append(a)
    largest, done = [], set()
    for start in adjacent:
        if start in done:
            continue
        part = [start]
        done.add(start)
        for node in part:
            for other in adjacent[node]:
                if other not in done:
                    done.add(other)
                    part.append(other)
        largest = max(largest, part, key=len)
    keep, number = set(largest), {}
    return [(number.setdefault(a, len(number)), number.setdefault(b, len(number))) for a, b in seen if a in keep]


def communities(nodes, degree, size, mixing, seed):
    """Communities of about `size`, uneven degrees, a share of `mixing` of the links to anywhere."""
    r = random.Random(seed)
    bounds, members = [], []
    while len(members) < nodes:
        own = list(range(len(members), min(nodes, len(members) + int(size * (0.4 + 1.2 * r.random())) + 2)))
        bounds += [own] * len(own)
        members += own
    for node in range(nodes):
        for _ in range(max(1, int(r.paretovariate(1.8) * degree / 4.5))):
            yield node, r.choice(members) if r.random() < mixing else r.choice(bounds[node])


def attachment(nodes, links, seed):
    """Preferential attachment."""
    r = random.Random(seed)
    ends = list(range(links + 1))
    for node in range(links + 1, nodes):
        for other in {r.choice(ends) for _ in range(links)}:
            ends += (node, other)
            yield node, other


def lattice(width, height):
    for y in range(height):
        for x in range(width):
            if x + 1 < width:
                yield y * width + x, y * width + x + 1
            if y + 1 < height:
                yield y * width + x, (y + 1) * width + x


def tree(nodes, seed):
    r = random.Random(seed)
    for node in range(1, nodes):
        yield r.randrange(max(0, node - 60), node), node


GRAPHS = {
    "small77": lambda: communities(77, 7, 12, 0.25, 3),
    "people200": lambda: attachment(200, 2, 4),
    "communities1k": lambda: communities(1000, 10, 60, 0.12, 5),
    "attachment1k": lambda: attachment(1000, 5, 6),
    "communities4k": lambda: communities(4000, 30, 150, 0.05, 7),
    "lattice4k": lambda: lattice(80, 50),
    "tree4k": lambda: tree(4000, 8),
}


def cpu_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def positions_from_plain(plain, csv):
    with open(plain) as lines, open(csv, "w") as out:
        out.write("id,x,y\n")
        for line in lines:
            if line.startswith("node "):
                _, name, x, y = line.split()[:4]
                out.write(f"{name},{x},{y}\n")
            elif line.startswith("edge "):
                break


def layered_graph(kind, nodes=2000, links=4000, seed=1):
    r = random.Random(seed)
    edges, ends = set(), [0]
    if kind == "preferential":
        for node in range(1, nodes):
            for _ in range(links // nodes):
                other = r.choice(ends)
                edges.add((other, node))
                ends += (other, node)
    elif kind == "local":
        edges = {(r.randrange(max(0, node - 40), node), node) for node in range(1, nodes)}
        while len(edges) < links:
            node = r.randrange(1, nodes)
            edges.add((r.randrange(max(0, node - 40), node), node))
    else:  # twenty rows
        edges = {((node // 100 - 1) * 100 + r.randrange(100), node) for node in range(100, nodes)} | {(node, node + 100) for node in range(100)}
        while len(edges) < links:
            node = r.randrange(100, nodes)
            edges.add(((node // 100 - 1) * 100 + min(99, max(0, node % 100 + r.randrange(-8, 9))), node))
    return sorted(edges)


def write_graph(stem, edges, directed):
    with open(stem + ".csv", "w") as out:
        out.write("source,target\n" + "".join(f"{a},{b}\n" for a, b in edges))
    with open(stem + ".dot", "w") as out:
        kind, arrow = ("digraph", "->") if directed else ("graph", "--")
        out.write(kind + ' g {\nnode [shape=point,label=""];\n' + "".join(f"{a}{arrow}{b};\n" for a, b in edges) + "}\n")


def score_of(options, stem, positions):
    out = subprocess.run([f"{options.bin}/relata_layout_score", stem, positions], check=True, capture_output=True, text=True)
    return json.loads(out.stdout)


def layered(options, folder):
    print("| layers, 2,000 / 4,000 | ours s | dot s | ratio | crossings ours | dot |\n|---|---|---|---|---|---|")
    for kind in ("local", "preferential", "rows"):
        stem = f"{folder}/{kind}"
        write_graph(stem, layered_graph(kind), True)
        ours, dot = [], []
        for _ in range(options.runs):
            ours.append(cpu_seconds([f"{options.bin}/relata_layout_bench", stem + ".csv", stem + ".ours.csv", "layered"]))
            dot.append(cpu_seconds(["dot", "-Tplain", "-o", stem + ".plain", stem + ".dot"]))
        positions_from_plain(stem + ".plain", stem + ".dot.csv")
        counts = [score_of(options, stem + ".csv", f"{stem}.{tool}.csv")["crossings"] for tool in ("ours", "dot")]
        a, b = statistics.median(ours), statistics.median(dot)
        print(f"| {kind} | {a:.2f} | {b:.2f} | {a / b:.2f} | {counts[0]:,} | {counts[1]:,} |", flush=True)


def grow(options, folder):
    print("| nodes | full s | 1 % added s | ratio | most moved |\n|---|---|---|---|---|")
    for nodes in (1000, 10000, 100000):
        stem = f"{folder}/grow{nodes}"
        write_graph(stem, connected(communities(nodes, 10, 60, 0.12, 5)), False)
        runs = [json.loads(subprocess.run([f"{options.bin}/relata_layout_bench", stem + ".csv", "grow"], check=True, capture_output=True).stdout)
                for _ in range(options.runs)]
        full, grown = (statistics.median(run[what] for run in runs) for what in ("full", "grown"))
        print(f"| {runs[0]['nodes']:,} | {full:.3f} | {grown:.3f} | {grown / full:.2f} | {max(run['moved'] for run in runs):g} |", flush=True)


def leanings(options, folder):
    print("| graph | force s | stress | np | whole s | stress | np | communities s | stress | np |\n" + "|---" * 10 + "|")
    for path in options.edges:
        row = [os.path.basename(path).removesuffix(".csv")]
        for kind in ("force", "whole", "communities"):
            drawn = f"{folder}/drawn.csv"
            runs = [cpu_seconds([f"{options.bin}/relata_layout_bench", path, drawn, kind]) for _ in range(options.runs)]
            score = score_of(options, path, drawn)
            row += [f"{statistics.median(runs):.3f}", f"{score['stress']:.3f}", f"{score['neighbourhood']:.3f}"]
        print("| " + " | ".join(row) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, help="folder of relata_layout_bench and relata_layout_score")
    parser.add_argument("--relata", help="measure this program's `layout` command instead")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--graphs", default=",".join(GRAPHS))
    parser.add_argument("--edges", nargs="+", metavar="FILE")
    parser.add_argument("--layered", action="store_true")
    parser.add_argument("--grow", action="store_true")
    options = parser.parse_args()
    if options.edges or options.layered or options.grow:
        with tempfile.TemporaryDirectory(prefix="relata-layouts-") as folder:
            for wanted, measure in ((options.edges, leanings), (options.layered, layered), (options.grow, grow)):
                if wanted:
                    measure(options, folder)
        return
    has_sfdp = shutil.which("sfdp") is not None
    folder = tempfile.mkdtemp(prefix="relata-layouts-")
    print(f"{platform.machine()}, {os.cpu_count()} CPUs, median of {options.runs} runs, CPU seconds of the whole process.\n")
    print("| graph | nodes | links | ours s | sfdp s | ratio | stress ours | sfdp | neighbourhood ours | sfdp |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name in options.graphs.split(","):
        edges = connected(GRAPHS[name]())
        nodes = 1 + max(max(edge) for edge in edges)
        stem = f"{folder}/{name}"
        with open(stem + ".csv", "w") as out:
            out.write("source,target\n" + "".join(f"{a},{b}\n" for a, b in edges))
        with open(stem + ".dot", "w") as out:
            out.write('graph g {\nnode [shape=point,label=""];\n' + "".join(f"{a}--{b};\n" for a, b in edges) + "}\n")
        ours = [f"{options.bin}/relata_layout_bench", stem + ".csv", stem + ".ours.csv"]
        if options.relata:
            ours = [options.relata, "layout", stem + ".csv", "--algorithm", "force", "-o", stem + ".ours.csv"]
        sfdp = ["sfdp", "-Goverlap=true", "-Gsplines=line", "-Tplain", "-o", stem + ".plain", stem + ".dot"]
        times = {"ours": [], "sfdp": []}
        for _ in range(options.runs):
            times["ours"].append(cpu_seconds(ours))
            if has_sfdp:
                times["sfdp"].append(cpu_seconds(sfdp))

        def score(tool):
            out = subprocess.run([f"{options.bin}/relata_layout_score", stem + ".csv", f"{stem}.{tool}.csv"], check=True, capture_output=True, text=True)
            return json.loads(out.stdout)

        own = score("ours")
        row = [name, nodes, len(edges), f"{statistics.median(times['ours']):.3f}"]
        if has_sfdp:
            positions_from_plain(stem + ".plain", stem + ".sfdp.csv")
            other = score("sfdp")
            ratio = statistics.median(times["ours"]) / max(1e-4, statistics.median(times["sfdp"]))
            row += [f"{statistics.median(times['sfdp']):.3f}", f"{ratio:.2f}", f"{own['stress']:.3f}", f"{other['stress']:.3f}",
                    f"{own['neighbourhood']:.3f}", f"{other['neighbourhood']:.3f}"]
        else:
            row += ["-", "-", f"{own['stress']:.3f}", "-", f"{own['neighbourhood']:.3f}", "-"]
        print("| " + " | ".join(map(str, row)) + " |", flush=True)
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
