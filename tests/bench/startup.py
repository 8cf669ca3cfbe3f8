#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Cold start of relata to its first complete picture against an empty QMainWindow, alternating in one run.

Usage: startup.py --bin BUILD/tests/bench [--runs 21] [--platform offscreen]
Prints medians of wall and CPU milliseconds of the whole process, and their ratios.
"""
import argparse
import os
import pathlib
import statistics
import sys
import time


def once(program, environment):
    start = time.perf_counter()
    child = os.posix_spawn(program, [program], environment, file_actions=[(os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{program} failed with status {status}")
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--bin", required=True)
    options.add_argument("--runs", type=int, default=21)
    options.add_argument("--platform", default="offscreen")
    chosen = options.parse_args()
    environment = dict(os.environ, QT_QPA_PLATFORM=chosen.platform)
    programs = {name: str(pathlib.Path(chosen.bin).resolve() / f"startup_{name}") for name in ("empty_window", "relata_window")}
    times = {name: [] for name in programs}
    for _ in range(chosen.runs):
        for name, program in programs.items():
            times[name].append(once(program, environment))
    medians = {name: [statistics.median(column) for column in zip(*runs)] for name, runs in times.items()}
    for name, (wall, cpu) in medians.items():
        print(f"{name:14} wall {wall:7.1f} ms   CPU {cpu:7.1f} ms   median of {chosen.runs}")
    empty, ours = medians["empty_window"], medians["relata_window"]
    print(f"ratio          wall {ours[0] / empty[0]:7.2f}      CPU {ours[1] / empty[1]:7.2f}")


if __name__ == "__main__":
    main()
