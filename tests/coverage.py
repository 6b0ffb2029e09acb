#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Line coverage of include/ by the tests: python3 tests/coverage.py FOLDER [--only TARGET...]

FOLDER is a build folder of its own: the tests are built there with --coverage -O0 and run, and gcov counts. Prints the
coverage of each floor and of all, and the lines that no test reached.

A line counts where the compiler made code of it, and as reached where any instantiation ran it. A brace alone does not
count: what GCC books there is the way of an exception out of a scope. What runs only while
compiling is not seen: a template that no test instantiates has no lines, and a constexpr function that is called at
run time nowhere may be listed although static_asserts test it.
"""
import argparse
import collections
import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INCLUDE = ROOT / "include" / "dovetail"


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, **options)


def build_and_test(folder, targets):
    """Returns whether all tests passed."""
    run("cmake", "-G", "Ninja", "-S", ROOT, "-B", folder, "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_COMPILER=g++",
        "-DCMAKE_CXX_FLAGS=--coverage", "-DCMAKE_CXX_FLAGS_DEBUG=-O0", "-DDOVETAIL_TESTS=ON",
        "-DDOVETAIL_COMPILE_FAIL_COMPILERS=")
    for counts in folder.rglob("*.gcda"):  # those of an earlier run
        counts.unlink()
    if not targets:
        known = run("cmake", "--build", folder, "--target", "help", capture_output=True, text=True).stdout
        targets = sorted(set(re.findall(r"^(test_\w+): phony", known, re.M)) - {"test_threads"})  # counters race
    run("cmake", "--build", folder, "--target", *targets)

    # The tests that are programs of this build; the others compile programs of their own, without --coverage.
    known = json.loads(run("ctest", "--test-dir", folder, "--show-only=json-v1", capture_output=True).stdout)
    programs = {test["name"]: Path(test.get("command", [""])[0]) for test in known["tests"]}
    names = [re.escape(name) for name, program in programs.items() if program.name in targets]
    done = subprocess.run(["ctest", "--test-dir", str(folder), "--output-on-failure", "--no-tests=error", "-j",
                           str(os.cpu_count() or 1), "-R", f"^({'|'.join(names)})$"])
    return done.returncode == 0


def counts_in(folder):
    """How often each line of each header ran, summed over all instantiations and programs."""
    counts = collections.defaultdict(collections.Counter)
    for file in sorted(folder.rglob("*.gcda")):
        report = run("gcov", "--json-format", "--stdout", file, cwd=file.parent, capture_output=True).stdout
        for document in report.splitlines():
            data = json.loads(document)
            for source in data["files"]:
                path = (Path(data["current_working_directory"]) / source["file"]).resolve()
                if path.is_relative_to(INCLUDE):
                    for line in source["lines"]:
                        counts[path.relative_to(INCLUDE)][line["line_number"]] += line["count"]
    for header, lines in counts.items():
        for number, text in enumerate((INCLUDE / header).read_text(encoding="utf-8").splitlines(), 1):
            if text.strip() == "}":
                lines.pop(number, None)
    return counts


def ranges(numbers):
    """[3, 4, 5, 9] as (3, 5), (9, 9)."""
    first = last = None
    for number in numbers:
        if last is not None and number == last + 1:
            last = number
            continue
        if first is not None:
            yield first, last
        first = last = number
    if first is not None:
        yield first, last


def report(counts):
    floors = collections.defaultdict(list)  # of each line, whether it was reached
    for header, lines in counts.items():
        floors[header.parts[0]] += [count > 0 for count in lines.values()]
    print("\nfloor          lines  reached")
    for floor, reached in [*sorted(floors.items()), ("all", sum(floors.values(), []))]:
        print(f"{floor:12} {len(reached):7} {100 * sum(reached) / len(reached):7.1f} %")
    print("\nLines that no test reached:")
    for header in sorted(counts):
        text = (INCLUDE / header).read_text(encoding="utf-8").splitlines()
        for first, last in ranges(sorted(number for number, count in counts[header].items() if count == 0)):
            print(f"include/dovetail/{header}:{first}" + (f"-{last}" if last > first else ""))
            print("".join(f"    {line}\n" for line in text[first - 1:last]), end="")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="+", default=[], metavar="TARGET", help="these tests alone, as in test_tensor")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    folder = arguments.folder.resolve()
    passed = build_and_test(folder, arguments.only)
    counts = counts_in(folder)
    if not counts:
        sys.exit("gcov counted no line of include/.")
    report(counts)
    sys.exit(not passed)


if __name__ == "__main__":
    main()
