#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures dovetail beside its peers, prints the tables, writes JSON and draws the charts.

In each round every contender runs once, those of one row one after the other, all on one core. A time is the median
of all rounds; a ratio is the median of the ratios within the rounds: how many times as fast as that peer dovetail is.
"""
import argparse
import datetime
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys

import charts
import compile as compiling

HERE = pathlib.Path(__file__).resolve().parent
OURS = "dovetail"
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "BLIS", "MKL")}
# family: (what its numbers are, the number of a row from its nanoseconds)
FAMILIES = {
    "gemm": ("GFLOP/s", lambda row, ns: row["flops"] / ns),
    "elementwise": ("ns an element", lambda row, ns: ns / row["items"]),
    "tensors": ("ns", lambda row, ns: ns),
    "training": ("s an epoch", lambda row, ns: ns / 1e9),
    "inference": ("ns a sample", lambda row, ns: ns / row["items"]),
}


def family(row):
    return row["row"].split("/")[0]


def is_limit(contender):
    """Not a peer but what the machine can do: (peak), (read), (copy)."""
    return contender.startswith("(")


def output(*command):
    return subprocess.run(command, env={**os.environ, **ONE_THREAD}, check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout


def python_peers():
    """(peer, the Python that has it, its script), of those that are installed."""
    for peer, module, script in (("PyTorch", "torch", "pytorch.py"), ("NumPy", "numpy", "numpy_tensors.py")):
        for python in dict.fromkeys((sys.executable, "/usr/bin/python3")):
            if subprocess.run([python, "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode == 0:
                yield peer, python, HERE / script
                break


def one_round(options, pythons):
    """What was built with, and {row: {contender: result}}, each result with flops, bytes, items and cpu_time in ns."""
    wanted = f"machine/fma|{options.filter}"
    found = json.loads(output(options.program, "--benchmark_format=json", f"--benchmark_min_time={options.seconds}",
                              f"--benchmark_filter={wanted}"))
    rows = {}
    for result in found["benchmarks"]:
        row, contender = result["name"].rsplit("/", 1)
        rows.setdefault(row, {})[contender] = result
    for peer, python, script in pythons:
        for row, ns in json.loads(output(python, script, str(options.seconds), options.filter)).items():
            if row in rows:
                rows[row][peer] = {"cpu_time": ns}
    return found["context"]["compiler"], rows


def summarize(rounds):
    """A list of rows: their work, the median time of each contender in ns, and that time in those of dovetail."""
    table = []
    for name, contenders in rounds[0].items():
        times = {c: [r[name][c]["cpu_time"] for r in rounds] for c in contenders}
        work = next(iter(contenders.values()))
        row = {"row": name, **{key: work[key] for key in ("flops", "bytes", "items")},
               "ns": {c: statistics.median(t) for c, t in times.items()}, "ratio": {}}
        if OURS in times:
            row["ratio"] = {c: statistics.median(t / ours for t, ours in zip(times[c], times[OURS]))
                            for c in times if c != OURS}
        table.append(row)
    peak = next(row["flops"] / row["ns"]["(peak)"] for row in table if row["row"] == "machine/fma")
    for row in table:
        limits = [ratio for c, ratio in row["ratio"].items() if is_limit(c)]
        if OURS in row["ns"]:
            row["share"] = limits[0] if limits else row["flops"] / row["ns"][OURS] / peak if row["flops"] else None
    return table


def best_peer(row):
    """The peer that dovetail has the least lead on, and that lead."""
    peers = {c: ratio for c, ratio in row["ratio"].items() if not is_limit(c)}
    best = min(peers, key=peers.get, default=None)
    return best, peers.get(best)


def show(table):
    print("\nOne core of this machine")
    for row in table:
        if family(row) == "machine":
            (_, ns), = row["ns"].items()
            number, unit = (row["flops"], "GFLOP/s, multiply-add") if row["flops"] else (row["bytes"], "GB/s read")
            print(f"  {row['row'].split('/')[1]:6} {number / ns:7.1f} {unit}")
    for name, (unit, number) in FAMILIES.items():
        rows = [row for row in table if family(row) == name and OURS in row["ns"]]
        if not rows:
            continue
        columns = [OURS, *sorted({c for row in rows for c in row["ns"] if c != OURS and not is_limit(c)})]
        print(f"\n{name + ', ' + unit:28}" + "".join(f"{c:>15}" for c in columns) +
              f"{'ratio':>8} to {'':13} {'of limit':>8}")
        for row in rows:
            best, lead = best_peer(row)
            numbers = (f"{number(row, row['ns'][c]):15.4g}" if c in row["ns"] else f"{'-':>15}" for c in columns)
            print(f"{row['row'].split('/')[1]:28}" + "".join(numbers) + (f"{lead:8.2f} to {best:13}" if best else " " * 25) +
                  (f" {row['share']:8.0%}" if row["share"] is not None else f"{'-':>9}"))
    print("\nratio: how many times as fast as the best peer. of limit: the least time to copy the elements, to read\n"
          "what is summed or the weights of one sample, or else to do all multiply-adds, in the time taken.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="which run.sh builds")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=0.02, help="for each contender in each round")
    parser.add_argument("--filter", default=".", help="a regular expression of rows, as in gemm/ or training")
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)), help="the last one")
    parser.add_argument("--compile-runs", type=int, default=3, help="of each program and compiler; 0 for none")
    parser.add_argument("--include", type=pathlib.Path, default=compiling.INCLUDE, help="the headers to compile")
    parser.add_argument("--json", type=pathlib.Path, help="where to write all that was measured")
    parser.add_argument("--charts", type=pathlib.Path,
                        help="a folder to draw them into, those of the families that were measured")
    options = parser.parse_args()
    os.sched_setaffinity(0, {options.core})

    pythons = list(python_peers())
    compiler, rounds = "", []
    for i in range(options.rounds):
        print(f"round {i + 1} of {options.rounds}", end="\r", file=sys.stderr)
        compiler, rows = one_round(options, pythons)
        rounds.append(rows)
    table = summarize(rounds)
    show(table)
    costs = []
    if options.compile_runs:
        costs = compiling.measure(compiling.installed(["g++", "clang++-19"]), options.compile_runs, options.include)
        compiling.show(costs)

    with open("/proc/cpuinfo", encoding="utf-8") as file:
        machine = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "")
    command = re.sub(r"--(data|include) \S+", r"--\1 DIR", os.environ.get("DOVETAIL_COMMAND", ""))
    everything = {"date": str(datetime.date.today()), "machine": machine, "compiler": compiler, "command": command.strip(),
                  "rounds": options.rounds, "rows": table, "compile": costs}
    if options.json:
        options.json.write_text(json.dumps(everything, indent=1))
    if options.charts:
        charts.draw(everything, options.charts)


if __name__ == "__main__":
    main()
