#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the benchmark program in rounds and prints the table: python3 run.py PROGRAM [--rounds N] [--filter REGEX].

In each round every contender runs once, those of one row one after the other, on one core. A time is the
median of all rounds; a ratio is the median of the ratios within a round.
"""
import argparse
import collections
import json
import os
import statistics
import subprocess
import sys

OURS = "dovetail"
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "BLIS", "MKL")}


def one_round(options):
    """{row: {contender: result of Google Benchmark}}"""
    command = ["taskset", "-c", options.core, options.program, "--benchmark_format=json",
               f"--benchmark_min_time={options.seconds}", f"--benchmark_filter=machine/fma|{options.filter}"]
    out = subprocess.run(command, env={**os.environ, **ONE_THREAD}, check=True, stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL).stdout
    rows = collections.defaultdict(dict)
    for result in json.loads(out)["benchmarks"]:
        row, contender = result["name"].rsplit("/", 1)
        rows[row][contender] = result
    return rows


def summary(rounds):
    """A list of rows, each with the median time of every contender in ns and what dovetail's time is to theirs."""
    table = []
    for name, contenders in rounds[0].items():
        times = {c: [r[name][c]["cpu_time"] for r in rounds] for c in contenders}
        ratios = {c: statistics.median(t / ours for t, ours in zip(times[c], times[OURS])) for c in times} if OURS in times else {}
        any_one = next(iter(contenders.values()))
        table.append({"row": name, "flops": any_one["flops"], "bytes": any_one["bytes"],
                      "ns": {c: statistics.median(t) for c, t in times.items()}, "ratio": ratios})
    return sorted(table, key=lambda row: (row["row"].split("/")[0], row["flops"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=0.02, help="for each contender in each round")
    parser.add_argument("--filter", default=".")
    parser.add_argument("--core", default="1")
    parser.add_argument("--json", help="where to write all that was measured")
    options = parser.parse_args()

    table = summary([one_round(options) for _ in range(options.rounds)])
    peak = next((row["flops"] / row["ns"]["(peak)"] for row in table if row["row"] == "machine/fma"), 0)
    for row in table:
        if row["row"].startswith("machine/"):
            (name, ns), = row["ns"].items()
            print(f"{row['row']:24} {row['flops'] / ns:8.1f} GFLOP/s {row['bytes'] / ns:8.1f} GB/s")
    peers = sorted({c for row in table for c in row["ns"]} - {OURS, "(peak)", "(read)"})
    print(f"\n{'GFLOP/s':20}" + "".join(f"{c.replace('oneDNN, packed b', 'packed'):>13}" for c in [OURS, *peers]) +
          f"{'ratio':>7} best peer        {'% peak':>7} {'to read':>8}")
    for row in table:
        if OURS not in row["ns"]:
            continue
        rates = {c: row["flops"] / ns for c, ns in row["ns"].items()}
        ratio, best = min(((row["ratio"][c], c) for c in peers if c in rates), default=(0, ""))
        print(f"{row['row']:20}" + "".join(f"{rates[c]:13.1f}" if c in rates else f"{'-':>13}" for c in [OURS, *peers]) +
              f"{ratio:7.2f} {best:17}" + (f"{100 * rates[OURS] / peak:6.0f}%" if peak else "") +
              (f"{row['ratio']['(read)']:9.2f}" if "(read)" in row["ratio"] else ""))
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(table, file, indent=1)


if __name__ == "__main__":
    sys.exit(main())
