#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How search, lens and chains grow with the graph: runs query_bench at 1,000 to 1,000,000 entities (three statements each) and draws a log-log figure.

usage: growth.py --bin BUILD/tests/bench [-o FIGURE.svg] [--sizes N,N,...]

Prints a Markdown table of CPU milliseconds, medians. The figure needs python3-matplotlib, which nothing else does.
"""
import argparse
import os
import re
import subprocess

LINES = {
    "index, once": r"search index of .*: (\d+) ms",
    "search, one letter": r"search entities “g” +CPU +([\d.]+)",
    "search, a typo": r"search entities “[^”]*ndxr” +CPU +([\d.]+)",
    "lens type:person": r"lens type:person +CPU +([\d.]+)",
    "the same with counts of facets": r"lens type:person .*\n   with counts of facets +CPU +([\d.]+)",
    "a shortest chain": r"a shortest chain, lens everything +CPU +([\d.]+)",
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    parser.add_argument("-o", "--out")
    parser.add_argument("--sizes", default="1000,10000,100000,1000000")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    told = [subprocess.run([os.path.join(options.bin, "query_bench"), str(n), str(3 * n)], check=True, capture_output=True, text=True).stdout
            for n in sizes]
    rows = {what: [float(re.search(pattern, text).group(1)) for text in told] for what, pattern in LINES.items()}
    print("| CPU, ms | " + " | ".join(f"{n:,} / {3 * n:,}" for n in sizes) + " |\n|---" + "|---" * len(sizes) + "|")
    for what, values in rows.items():
        print(f"| {what} | " + " | ".join(f"{value:.3g}" for value in values) + " |")
    if options.out:
        import matplotlib
        matplotlib.use("Agg")
        from matplotlib import pyplot
        figure, axes = pyplot.subplots(figsize=(7, 4.5))
        for what, values in rows.items():
            axes.loglog(sizes, [max(value, 0.005) for value in values], marker="o", label=what)
        axes.set_xlabel("entities; three times as many statements")
        axes.set_ylabel("milliseconds of CPU, median")
        axes.grid(True, which="major", alpha=0.3)
        axes.legend(fontsize=8)
        figure.tight_layout()
        figure.savefig(options.out, metadata={"Date": None} if options.out.endswith(".svg") else None)


main()
