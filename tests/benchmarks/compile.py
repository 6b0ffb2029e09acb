#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What compiling with dovetail costs: python3 tests/benchmarks/compile.py [--runs N] [COMPILER...]

Compiles digits.cpp and, in turn with it, the includes that it cannot do without (xsimd, <vector>,
<string>, <iostream>), with -O2 -march=native. Prints the median and the smallest of the processor
time in seconds, the difference of the two programs, which has a budget of 2.5 s, and the memory.
"""
import argparse
import pathlib
import resource
import shutil
import statistics
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
INCLUDE = HERE.parent.parent / "include"
BASE = "#include <xsimd/xsimd.hpp>\n#include <vector>\n#include <string>\n#include <iostream>\nint main() {}\n"
BUDGET = 2.5


def cost(compiler, source, folder):
    """Seconds of the processor, and the most memory in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [compiler, "-std=c++20", "-O2", "-march=native", f"-I{INCLUDE}", "-c", source, "-o", folder / "out.o"],
        check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime), after.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("compilers", nargs="*", default=["g++", "clang++-19"])
    options = parser.parse_args()

    print(f"{'compiler':12} {'includes':>16} {'program':>16} {'above':>16} {'budget':>7} {'peak MB':>8}")
    for compiler in options.compilers:
        if not shutil.which(compiler):
            print(f"{compiler:12} is not installed")
            continue
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            base = folder / "base.cpp"
            base.write_text(BASE)
            bases, programs, memory = [], [], 0
            for _ in range(options.runs):
                bases.append(cost(compiler, base, folder)[0])
                seconds, memory = cost(compiler, HERE / "digits.cpp", folder)
                programs.append(seconds)
        above = [p - b for p, b in zip(programs, bases)]
        median, least = statistics.median, min
        columns = [f"{median(v):6.2f} ({least(v):5.2f}) s" for v in (bases, programs, above)]
        print(f"{compiler:12} " + " ".join(f"{c:>16}" for c in columns) + f" {BUDGET:5.1f} s {memory:8.0f}")


if __name__ == "__main__":
    main()
