#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs every benchmark beside its peer and writes one table into README.md: aim, ours, peer, ratio, reached or missed.

usage: all.py --bin BUILD [--parts NAME,...] [--edges FILE] [--known FILE.json] [--write README.md]

--bin: the folder of a build with -DRELATA_BENCHMARKS=ON. Parts: {parts}. --edges: a list of edges to measure analysis on, as SNAP's
ego-Facebook ("a b" a line); else a generated graph. --known keeps what was measured, so that parts can be run one after another. Peers that are not
installed are left out by the parts, which say what they want. All of it takes about half an hour, and 2 GB of memory and of temporary files.
"""
import argparse
import datetime
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CALM = dict(os.environ, QT_QPA_PLATFORM="offscreen")
BEGIN, END = "<!-- all.py writes from here -->", "<!-- to here -->"


def told(*command):
    print("+", *command, file=sys.stderr)
    return subprocess.run([str(word) for word in command], check=True, stdout=subprocess.PIPE, text=True, env=CALM).stdout


def script(name, *arguments):
    return told(sys.executable, os.path.join(HERE, name), *arguments)


def row(what, aim, ours, peer="", ratio=None, limit=None, value=None):
    """One line of the table; reached when \\a value, or else the ratio, is at most \\a limit."""
    measured = ratio if value is None else value
    verdict = "" if limit is None or measured is None else "reached" if measured <= limit else "**missed**"
    return [what, aim, ours, peer, "" if ratio is None else f"{ratio:.2f}", verdict]


def cells(text):
    """The rows of all Markdown tables in \\a text."""
    lines = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    return [line for line in lines if not line[0].startswith("---")]


def reading(options, folder):
    limits = {"graph.graphml": ("GraphML", 0.5, "igraph"), "graph.gexf": ("GEXF", 0.35, "Tulip"), "graph.csv": ("CSV, igraph numbers alone", 1, "igraph"),
              "graph.csv(ncol)": ("CSV, igraph names as well (NCOL)", 1, "igraph")}
    rows = []
    for line in script("io/reading.py", "--bin", f"{options.bin}/tests/bench", "--runs", 3).splitlines():
        name, *rest = line.replace(" (ncol)", "(ncol)").split()
        if name in limits and rest[1] != "-":
            what, limit, peer = limits[name]
            rows.append(row(f"reading {what}, 100,000 / 500,000", f"{limit} × {peer}", f"{rest[0]} s", f"{rest[1]} s", float(rest[2]), limit))
    return rows


def layouts(options, folder):
    limits, rows = {"communities1k": 0.08, "communities4k": 0.45}, []
    for name, nodes, links, ours, peer, ratio, *_ in cells(script("layouts.py", "--bin", f"{options.bin}/tests/bench", "--runs", 3))[1:]:
        limit = limits.get(name)
        if peer != "-":
            aim = "1 × sfdp" + (f", {limit} s" if limit else "")
            reached = max(float(ratio), float(ours) / limit if limit else 0)
            rows.append(row(f"force layout, {name}", aim, f"{ours} s", f"{peer} s", float(ratio), 1, reached))
    for kind, ours, peer, ratio, crossings, theirs in cells(script("layouts.py", "--bin", f"{options.bin}/tests/bench", "--runs", 3, "--layered"))[1:]:
        rows.append(row(f"layers, {kind}, 2,000 / 4,000: {crossings} crossings, dot's {theirs}", "1 × dot", f"{ours} s", f"{peer} s", float(ratio), 1))
    for nodes, full, grown, ratio, _ in cells(script("layouts.py", "--bin", f"{options.bin}/tests/bench", "--runs", 3, "--grow"))[1:]:
        rows.append(row(f"1 % of nodes added to {nodes}; beside a full run", "0.1 ×", f"{grown} s", f"{full} s", float(ratio), 0.1))
    return rows


def analysis(options, folder):
    limits, rows = {"betweenness": 0.6, "louvain": 0.15, "pagerank": 0.5}, []
    graph = ["--graphs", "", "--edges", options.edges] if options.edges else ["--graphs", "communities10k", "--exact-up-to", 100_000]
    for line in cells(script("analysis/analysis.py", "--bin", f"{options.bin}/tests/bench", "--runs", 5, *graph))[1:]:
        name, size, measure, _, ours, _, peer, _, ratio, *_ = line
        if peer and not measure.endswith("_1"):
            limit = limits.get(measure, 1)
            rows.append(row(f"{measure}, {name} ({size})", f"{limit} × igraph", ours, peer, float(ratio), limit))
    return rows


def query(options, folder):
    text, rows = told(f"{options.bin}/tests/bench/query_bench", 1_000_000, 3_000_000, 150), []
    pairs, last = {}, ""
    for line in text.splitlines():
        found = re.match(r"(.*?) +CPU +([\d.]+) .*wall +([\d.]+)", line)
        if found:
            name = f"{last}, with counts" if line.startswith("   ") else found.group(1)
            last = name
            pairs[name] = float(found.group(2)), float(found.group(3))
    for kind, limit in (("search", 16), ("a shortest chain", 20)):
        worst = max((name for name in pairs if name.startswith(kind)), key=lambda name: pairs[name][0])
        rows.append(row(f"1,000,000 / 3,000,000: the slowest {kind} ({worst})", f"{limit} ms", f"{pairs[worst][0]:.3g} ms", "", None, limit, pairs[worst][0]))
    counted = sorted(((cpu, wall, name) for name, (cpu, wall) in pairs.items() if name.endswith("with counts")), key=lambda one: one[1])
    for words, (cpu, wall, name) in (("median", counted[len(counted) // 2]), ("slowest", counted[-1])):
        rows.append(row(f"the {words} of {len(counted)} lenses with counts of facets ({name.removeprefix('lens ').removesuffix(', with counts')})", "150 ms wall",
                        f"{wall:.0f} ms wall, {cpu:.0f} ms CPU", "", None, 150, wall))
    return rows


def canvas(options, folder):
    limits = {20000: (15, 45, 3), 100000: (20, 250, 4), 1000000: (25, 1500, 6)}
    rows = []
    for part in re.split(r"^(?=\d+ nodes)", told(f"{options.bin}/bench/canvas_bench", "--large", "--million"), flags=re.M)[1:]:
        nodes, links = map(int, re.match(r"(\d+) nodes, (\d+)", part).groups())
        both = float(re.search(r"complete: .*?view +([\d.]+)", part).group(1))
        for what, pattern, limit in zip(("coarse frame", f"the complete picture after it (together {both:.0f} ms)", "pan frame"),
                                        (r"coarse frame, lines and nodes", r"all tiles in view after the coarse frame", r"pan frame, this thread"), limits[nodes]):
            ms = float(re.search(pattern + r" +([\d.]+)", part).group(1))
            rows.append(row(f"{what}, {nodes:,} / {links:,}", f"{limit:,} ms", f"{ms:,.3g} ms" if ms < 100 else f"{ms:,.0f} ms", "", None, limit, ms))
        link = float(re.search(r"a link under the pointer +([\d.]+)", part).group(1))
        rows.append(row(f"a link under the pointer, {nodes:,} / {links:,}", "5 ms", f"{link:.2g} ms", "", None, 5, link))
    return rows


def motion(options, folder):
    rows = []
    text = told(f"{options.bin}/bench/live_bench", 2000, 5000)
    for what in ("while it is laid out", "while everybody glides"):
        found = re.search(what + r" +\d+ pictures, +([\d.]+) a second .* one costs +([\d.]+)", text)
        rate = float(found.group(1))
        rows.append(row(f"pictures {what}, 2,000 / 5,000", "30 a second", f"{rate:.0f} a second, {found.group(2)} ms each", "", None, 1 / 30, 1 / max(rate, 0.1)))
    for size, hub in (((100_000, 500_000), 0), ((20_000, 60_000), 10_000)):
        text = told(f"{options.bin}/tests/bench/relata_window_events", *size, hub)
        name = f"{size[0]:,} / {size[1]:,}"
        if not hub:
            for what in ("the wheel, zooming", "a move that drags the view", "pointing at an entity", "a click on an entity"):
                wall, cpu = map(float, re.search(what + r" +([\d.]+) ms wall, +([\d.]+) CPU", text).groups())
                rows.append(row(f"{what}, {name}: to the first changed pixel", "30 ms wall", f"{wall:.0f} ms wall, {cpu:.0f} ms CPU", "", None, 30, wall))
        links = int(re.search(r"a hub of (\d+) links", text).group(1))
        for what in ("the first move of the hub", "sixty more", "letting it go, until all is drawn"):
            wall = float(re.search(what + r" +([\d.]+) ms wall", text).group(1))
            rows.append(row(f"a hub of {links:,} links, {name}, {what}: the longest pause", "100 ms wall", f"{wall:.0f} ms wall", "", None, 100, wall))
        frame = float(re.search(r"one of them with its frame, median +([\d.]+)", text).group(1))
        rows.append(row(f"a hub of {links:,} links, {name}, a frame of its drag", "33 ms", f"{frame:.0f} ms", "", None, 33, frame))
    return rows


def window(options, folder):
    program, rows = f"{options.bin}/tests/bench/relata_project_window", []
    path = f"{folder}/small.relata"
    told(program, "make", path)
    told(program, "open", path)
    first = sorted(float(re.search(r"CPU ([\d.]+)", told(program, "open", path)).group(1)) for _ in range(3))[1]
    rows.append(row("a project opened until drawn, 100,000 / 500,000", "2 s", f"{first / 1000:.2f} s", "", None, 2000, first))
    path = f"{folder}/large.relata"
    told(program, "make", path, 1_000_000, 3_000_000)
    resident = [int(mb) for mb in re.findall(r"resident (\d+) MB, at most until now (\d+)", told(program, "memory", path))[0]]
    rows.append(row("memory of the window with its picture, 1,000,000 / 3,000,000", "1,200 MB", f"{resident[0]:,} MB, {resident[1]:,} at its peak", "", None, 1200,
                    resident[0]))
    return rows


def edits(options, folder):
    program, rows = f"{options.bin}/tests/bench/relata_project_window", []
    for entities, statements, rounds in ((20_000, 60_000, 5), (100_000, 500_000, 5), (1_000_000, 3_000_000, 3)):
        path = f"{folder}/{entities}.relata"
        told(program, "make", path, entities, statements)
        measured = []  # gesture, durable, whole, held, of that CPU
        for line in told(f"{options.bin}/tests/bench/relata_edit_window", path, rounds).splitlines():
            found = re.match(r"(.*?) +durable +([\d.]+) .*whole +([\d.]+) .*held +([\d.]+) .*held CPU +([\d.]+)", line)
            if found:
                measured.append((found.group(1), *map(float, found.groups()[1:])))
        size = f"{entities:,} / {statements:,}"
        for what, column, limit in (("on the disk", 1, 20), ("seen, with all that it touches", 2, 100), ("the longest the window held", 3, 50)):
            worst = max(measured, key=lambda one: one[column])
            middle = sorted(one[column] for one in measured)[len(measured) // 2]
            rows.append(row(f"an edit {what}, {size}: the slowest of {len(measured)} ({worst[0]})", f"{limit} ms wall",
                            f"{worst[column]:.3g} ms, median {middle:.3g}", "", None, limit, worst[column]))
    return rows


def start(options, folder):
    text = script("startup.py", "--bin", f"{options.bin}/tests/bench", "--platform", "offscreen")
    ours, peer = (re.search(name + r".*CPU +([\d.]+)", text).group(1) for name in ("relata_window", "empty_window"))
    return [row("start until painted, CPU", "an empty window", f"{ours} ms", f"{peer} ms", float(ours) / float(peer))]


PARTS = {part.__name__: part for part in (reading, layouts, analysis, query, canvas, motion, window, edits, start)}


def machine():
    with open("/proc/cpuinfo") as info:
        model = re.search(r"model name\s*: (.*)", info.read()).group(1)
    system = re.search(r'PRETTY_NAME="(.*)"', open("/etc/os-release").read()).group(1)
    compiler = subprocess.run(["c++", "-dumpfullversion"], capture_output=True, text=True).stdout.strip()
    versions = []
    for package in ("libigraph-dev", "libtulip-dev", "graphviz"):
        known = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True).stdout
        versions.append(f"{package} {known}" if known else f"no {package}")
    return f"{model}, {os.cpu_count()} virtual CPUs, {system}, g++ {compiler}, {', '.join(versions)}"


def table(measured):
    lines = [f"{machine()}. Release, medians, CPU of all threads where nothing else is said; a ratio is ours / the peer's in the same run.", "",
             "| measured | aim | ours | peer | ratio | |", "|---|---|---|---|---|---|"]
    for name, part in measured.items():
        lines.append(f"| *{name}, {part['day']}, load {part['load'][0]:.1f} at its start, {part['load'][1]:.1f} at its end* | | | | | |")
        lines += ["| " + " | ".join(one) + " |" for one in part["rows"]]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.replace("{parts}", ", ".join(PARTS)), formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--parts", default=",".join(PARTS))
    parser.add_argument("--edges")
    parser.add_argument("--known")
    parser.add_argument("--write", metavar="README.md")
    options = parser.parse_args()
    measured = {}
    if options.known and os.path.exists(options.known):
        with open(options.known) as known:
            measured = json.load(known)
    for name in filter(None, options.parts.split(",")):
        before = os.getloadavg()[0]
        with tempfile.TemporaryDirectory(prefix="relata-all-") as folder:
            rows = PARTS[name](options, folder)
        measured[name] = {"rows": rows, "day": datetime.date.today().isoformat(), "load": [before, os.getloadavg()[0]]}
        if options.known:
            with open(options.known, "w") as known:
                json.dump(measured, known, indent=1)
    text = table(measured)
    print(text)
    if options.write:
        with open(options.write) as readme:
            before, rest = readme.read().split(BEGIN)
        with open(options.write, "w") as readme:
            readme.write(before + BEGIN + "\n" + text + "\n" + END + rest.split(END, 1)[1])


if __name__ == "__main__":
    main()
