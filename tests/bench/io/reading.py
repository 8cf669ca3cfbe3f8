#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reading files: Relata against igraph's C library (GraphML, CSV) and Tulip (GEXF), each in a process of its own, alternating in one run.

Usage: reading.py --bin BUILD/tests/bench [--files FOLDER] [--runs 5] [--nodes 100000] [--edges 500000] [--seed 7] [--names short|long]
Prints medians of CPU seconds (user + system, of the reading alone) and ratios, and of ours the memory at its peak beyond the graph that is kept.
Files are made by makefiles.py where FOLDER has none. The peers are built here; they want `apt install libigraph-dev libtulip-dev zlib1g-dev`
and are left out, with a line that says so, where those are missing.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
# what we read, who else reads, and which file where it is another one: a CSV to igraph as numbers alone, then with names as NCOL
FORMS = [("graph.graphml", "igraph", None), ("graph.csv", "igraph", None), ("graph.csv", "igraph", "graph.ncol"), ("pair", None, None),
         ("graph.gexf", "tulip", None), ("graph.ftm", None, None)]
PEERS = {"igraph": ["cc", "-O2", HERE / "igraph_peer.c", "-I/usr/include/igraph", "-ligraph"],
         "tulip": ["c++", "-O2", "-std=c++17", HERE / "tulip_peer.cpp", "-ltulip-core-5.4", "-Wl,--no-as-needed", "-lz"]}
PACKAGES = {"igraph": "libigraph-dev", "tulip": "libtulip-dev zlib1g-dev"}


def peer(name, folder):
    program = pathlib.Path(folder) / name
    built = subprocess.run([*map(str, PEERS[name]), "-o", str(program)], capture_output=True, text=True)
    if built.returncode == 0:
        return str(program)
    print(f"{name} is left out: it cannot be built. Expected apt install {PACKAGES[name]}")
    return None


def once(*command):
    answer = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if answer.returncode != 0:
        sys.exit(f"{command} failed: {answer.stderr}")
    return json.loads(answer.stdout.strip().splitlines()[-1])


def median(runs, key):
    return statistics.median(run[key] for run in runs)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bin", required=True, type=pathlib.Path)
    options.add_argument("--files", type=pathlib.Path)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--write", action="store_true", help="measure writing as well")
    for name, value in (("--nodes", "100000"), ("--edges", "500000"), ("--seed", "7"), ("--names", "short")):
        options.add_argument(name, default=value)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        files = chosen.files or pathlib.Path(scratch) / "files"
        if not (files / "graph.ncol").exists():
            subprocess.run([sys.executable, HERE / "makefiles.py", files, "--nodes", chosen.nodes, "--edges", chosen.edges, "--seed", chosen.seed,
                            "--names", chosen.names], check=True)
        reader = chosen.bin / "read_bench"
        peers = {name: peer(name, scratch) for name in PEERS}
        print(f"{'file':16} {'ours s':>8} {'peer s':>8} {'ratio':>6} {'MB/s':>6} {'peak beyond the graph':>22}")
        for name, other, same in FORMS:
            path, ours, theirs = files / name, [], []
            comparable = other and peers[other] and not (name.endswith("csv") and not same and chosen.names == "long")  # that peer reads numbers
            for _ in range(chosen.runs):
                ours.append(once(reader, path))
                if comparable:
                    theirs.append(once(peers[other], files / (same or name)))
            cpu = median(ours, "cpu")
            size = sum(file.stat().st_size for file in path.iterdir()) if path.is_dir() else path.stat().st_size
            beyond = (median(ours, "peak") - median(ours, "kept")) / ours[0]["edges"]
            beside = f"{median(theirs, 'cpu'):8.3f} {cpu / median(theirs, 'cpu'):6.2f}" if theirs else f"{'-':>8} {'-':>6}"
            print(f"{name + (' (ncol)' if same else ''):16} {cpu:8.3f} {beside} {size / cpu / 1e6:6.0f} {beyond:10.0f} B an edge")
        parsed = [once(reader, "--parse", files / "graph.ftm") for _ in range(chosen.runs)]
        print(f"FollowTheMoney lines to records alone: {parsed[0]['bytes'] / median(parsed, 'cpu') / 1e6:.0f} MB/s")
        if chosen.write:
            for target in ("out.graphml", "out.gexf", "out.ftm", "out.csv"):
                written = [once(reader, "--write", files / "graph.graphml", pathlib.Path(scratch) / target) for _ in range(min(chosen.runs, 3))]
                again = " with reading again and comparing" if target == "out.csv" else ""
                print(f"writing {target}: {median(written, 'cpu'):.2f} s{again}")


if __name__ == "__main__":
    main()
