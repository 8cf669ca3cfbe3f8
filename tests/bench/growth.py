#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How cost grows with the graph, from 1,000 to 1,000,000 entities with three statements each: reading, search, lens, chains, layout, frames, measures, memory.

usage: growth.py --bin BUILD [-o FIGURE.svg] [--sizes N,N,...] [--parts NAME,...] [--known FILE.json]

--bin: the folder of the build. Prints a Markdown table: CPU of all threads in milliseconds, memory in MB. --known keeps what was measured, so that
parts can be run one after another. The figure needs python3-matplotlib, which nothing else does. All of it takes about a quarter of an hour, 2 GB
of memory and 2 GB of temporary files.
"""
import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LENS = {
    "search: making the index": r"search index of .*: (\d+) ms",
    "search: one letter": r"search entities “g” +CPU +([\d.]+)",
    "search: a typo": r"search entities “[^”]*xr” +CPU +([\d.]+)",
    "lens, by type": r"lens type:person +CPU +([\d.]+)",
    "lens with counts of facets": r"lens type:person .*\n   with counts of facets +CPU +([\d.]+)",
    "a shortest chain": r"a shortest chain, lens everything +CPU +([\d.]+)",
}
CALM = dict(os.environ, QT_QPA_PLATFORM="offscreen")


def told(*command):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True, env=CALM).stdout


def found(pattern, text):
    match = re.search(pattern, text)
    return float(match.group(1)) if match else None


def query(options, size, folder):
    text = told(f"{options.bin}/tests/bench/query_bench", size, 3 * size)
    return {what: found(pattern, text) for what, pattern in LENS.items()}


def links(options, size, folder):
    """Preferential attachment, three links a newcomer."""
    path, draw, ends = f"{folder}/links.csv", random.Random(1), [0, 1, 2]
    with open(path, "w") as out:
        for node in range(3, size):
            for other in {draw.choice(ends) for _ in range(3)}:
                out.write(f"{node},{other}\n")
                ends += [node, other]
    measured = {line["what"]: line["cpu"] * 1000 for line in map(json.loads, told(f"{options.bin}/tests/bench/relata_analysis_bench", path, "quick").splitlines())}
    drawn = json.loads(told(f"{options.bin}/tests/bench/relata_layout_bench", path, f"{folder}/places.csv"))
    return {"PageRank": measured["pagerank"], "Louvain": measured["louvain"], "layout, force": drawn["seconds"] * 1000}


def reading(options, size, folder):
    subprocess.run([sys.executable, f"{HERE}/io/makefiles.py", folder, "--nodes", str(size), "--edges", str(3 * size), "--only", "graph.graphml"], check=True)
    runs = [json.loads(told(f"{options.bin}/tests/bench/read_bench", f"{folder}/graph.graphml"))["cpu"] * 1000 for _ in range(3)]
    os.remove(f"{folder}/graph.graphml")
    return {"reading GraphML": sorted(runs)[1]}


def window(options, size, folder):
    program, path = f"{options.bin}/tests/bench/relata_project_window", f"{folder}/graph.relata"
    told(program, "make", path, size, 3 * size)
    text = told(program, "memory", path)
    os.remove(path)
    return {"project opened until drawn": found(r"first picture: CPU ([\d.]+)", text), "MB of the window": found(r"with the picture: resident (\d+)", text),
            "MB at its peak": found(r"counts and index: .*until now (\d+)", text)}


def frames(options, size, folder):
    text = told(f"{options.bin}/bench/canvas_bench", "--large", size, 3 * size)
    return {"frame, coarse": found(r"coarse frame, lines and nodes +([\d.]+)", text), "frame, complete": found(r"complete: .* +([\d.]+) ms", text)}


PARTS = {part.__name__: part for part in (query, links, reading, window, frames)}


def draw(rows, sizes, path):
    import matplotlib
    matplotlib.use("Agg")
    matplotlib.rcParams["svg.fonttype"] = "none"
    matplotlib.rcParams["svg.hashsalt"] = "relata"
    from matplotlib import pyplot
    figure, panels = pyplot.subplots(1, 2, figsize=(11, 5.2), width_ratios=[3, 1])
    time = [what for what in rows if not what.startswith("MB")]
    time.sort(key=lambda what: -(rows[what][-1] or 0))
    for i, what in enumerate(time):
        panels[0].loglog(sizes, [value and max(value, 0.01) for value in rows[what]], marker="osv^D"[i % 5], markersize=4, label=what,
                         color=pyplot.cm.tab20(i % 20))
    panels[0].set_ylabel("milliseconds of CPU")
    panels[0].legend(fontsize=7, loc="upper left", bbox_to_anchor=(1.01, 1))
    for what in (what for what in rows if what.startswith("MB")):
        panels[1].loglog(sizes, rows[what], marker="o", markersize=4, label=what)
    panels[1].set_ylabel("MB")
    panels[1].legend(fontsize=7)
    for axes in panels:
        axes.set_xlabel("entities; three times as many statements" if axes is panels[0] else "entities")
        axes.grid(True, which="major", alpha=0.3)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None} if path.endswith(".svg") else None)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("-o", "--out")
    parser.add_argument("--sizes", default="1000,10000,100000,1000000")
    parser.add_argument("--parts", default=",".join(PARTS))
    parser.add_argument("--known")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    rows = {}
    if options.known and os.path.exists(options.known):
        with open(options.known) as known:
            rows = json.load(known)
    for part in filter(None, options.parts.split(",")):
        for at, size in enumerate(sizes):
            with tempfile.TemporaryDirectory(prefix="relata-growth-") as folder:
                for what, value in PARTS[part](options, size, folder).items():
                    rows.setdefault(what, [None] * len(sizes))[at] = value
            if options.known:
                with open(options.known, "w") as known:
                    json.dump(rows, known, indent=1)
    print("| CPU, ms | " + " | ".join(f"{n:,} / {3 * n:,}" for n in sizes) + " |\n|---" + "|---" * len(sizes) + "|")
    for what, values in rows.items():
        print(f"| {what} | " + " | ".join("" if value is None else f"{value:,.0f}" if value >= 100 else f"{value:.2g}" for value in values) + " |")
    if options.out:
        draw(rows, sizes, options.out)


if __name__ == "__main__":
    main()
