#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a correct program of 50 layers pays for being checked: python3 tests/benchmarks/checks.py [COMPILER...]

Compiles it with the headers as they are and with a copy of them that judges no layer and no model, and counts the
compiler's instructions with valgrind: seconds differ from run to run by more than the checks cost.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from compile import DEEP, INCLUDE, installed

# What finds out what is wrong, and what stands for it where nobody looks.
CHECKS = {
    "networks/judge.hpp": [r"typename networks::judge_all<typename Bound::places>::type"],
    "training/model_problem.hpp": [r"decltype\(training::untrainable\(std::type_identity<Stages>\{\}\)\)",
                                   r"decltype\(lint<Stages, L>\(\)\)"],
}


def without_checks(folder):
    """A copy of the headers in `folder` that takes every layer and every model for right."""
    copy = folder / "include"
    shutil.copytree(INCLUDE, copy)
    for name, patterns in CHECKS.items():
        path = copy / "dovetail" / name
        text = path.read_text()
        for pattern in patterns:
            text, count = re.subn(pattern, "none", text)
            if count == 0:
                sys.exit(f"checks.py: there is no {pattern} in {name} any more")
        path.write_text(text)
    return copy


def instructions(compiler, include, folder, options):
    """What the compiler proper executes, with its preprocessor."""
    source = folder / "program.cpp"
    source.write_text(DEEP)
    command = ["valgrind", "--tool=callgrind", "--trace-children=yes", "--callgrind-out-file=/dev/null", compiler, "-std=c++20", *options,
               f"-I{include}", "-c", source, "-o", folder / "program.o"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{compiler} fails:\n{done.stderr[-2000:]}")
    return sum(int(count) for count in re.findall(r"Collected : (\d+)", done.stderr))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--options", default="-O0", help="of the compiler; with -O2 the checks are a smaller share")
    parser.add_argument("compilers", nargs="*", default=["g++", "clang++-19"])
    arguments = parser.parse_args()
    if not shutil.which("valgrind"):
        sys.exit("checks.py: valgrind is not there: apt-get install valgrind")
    most = 0.0
    for compiler in installed(arguments.compilers):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            bare = instructions(compiler, without_checks(folder), folder, arguments.options.split())
            checked = instructions(compiler, INCLUDE, folder, arguments.options.split())
        share = checked / bare - 1
        most = max(most, share)
        print(f"{compiler:12} {checked / 1e9:7.2f} billion instructions, {bare / 1e9:7.2f} without checks: {100 * share:+.1f} %"
              f" ({'met' if share <= 0.05 else 'MISSED'}: 5 %)")
    return 0 if most <= 0.05 else 1


if __name__ == "__main__":
    sys.exit(main())
