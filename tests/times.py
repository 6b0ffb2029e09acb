#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Where the time of tests/run.sh goes: python3 tests/times.py [FOLDER] [--only REGEX]

Builds and tests in FOLDER (build/times) one thing after the other, and prints the table of README.md: seconds of the
processor, which do not depend on what else the machine does. With --only, the targets and tests that REGEX matches.
"""
import collections
import json
import os
import pathlib
import re
import resource
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROWS = (  # of the table: what files of the build and tests are named, and the row's name
    (r"^compile_fail", "compile_fail"),
    (r"_headers(_with_xsimd)?[.]dir", "every header alone"),
    (r"^(clang\+\+[^.]*)\.", r"\1 beside g++"),
    (r"examples/|^example\.", "examples"),
    (r"test_main", "main.cpp and the precompiled headers"),
    (r"fuzz", "fuzz"),
    (r"\btest_([a-z]+)", r"tests/\1/"),
    (r"^((?:storage|ops|data)\.\w+)", r"\1"),
    (r"^(\w+)", r"\1"),
)


def seconds(command, **options):
    """The processor's time of a command, and its exit status."""
    def used():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime
    before = used()
    status = subprocess.run(command, **options).returncode
    return used() - before, status


def launch(log, *command):
    """A compiler or linker of the build, which notes its time."""
    time, status = seconds(command)
    made = command[command.index("-o") + 1] if "-o" in command else command[-1]
    with open(log, "a", encoding="utf-8") as lines:
        lines.write(f"{time:.2f}\t{made}\n")
    sys.exit(status)


def group(made):
    """The row of a file that the build makes, or of a test."""
    for pattern, row in ROWS:
        if found := re.search(pattern, made):
            return found.expand(row)
    return "others"


def build(folder, only):
    log = folder / "times.tsv"
    log.unlink(missing_ok=True)
    launcher = f"{sys.executable};{__file__};--launch;{log}"
    subprocess.run(["cmake", "--preset", "quick", "-S", ROOT, "-B", folder, f"-DCMAKE_CXX_COMPILER_LAUNCHER={launcher}",
                    f"-DCMAKE_CXX_LINKER_LAUNCHER={launcher}"], check=True, stdout=subprocess.DEVNULL)
    known = subprocess.run(["cmake", "--build", folder, "--target", "help"], check=True, capture_output=True, text=True).stdout
    targets = [name for name in re.findall(r"^(\w+): phony", known, re.M) if only and re.search(only, name)]
    if targets or not only:
        subprocess.run(["cmake", "--build", folder, "-j1", "--target", *(targets or ["all"])], check=True,
                       stdout=subprocess.DEVNULL)
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return [(made, float(time)) for time, made in (line.split("\t") for line in lines)]


def test(folder, only):
    known = json.loads(subprocess.run(["ctest", "--show-only=json-v1"], cwd=folder, check=True, capture_output=True).stdout)
    tests = []
    for each in known["tests"]:
        properties = {p["name"]: p["value"] for p in each["properties"]}
        if "heavy" not in properties.get("LABELS", []) and (not only or re.search(only, each["name"])):
            tests.append((not properties.get("FIXTURES_SETUP"), properties, each))
    for _, properties, each in sorted(tests, key=lambda t: t[0]):  # what others need comes first
        environment = dict(pair.split("=", 1) for pair in properties.get("ENVIRONMENT", []))
        yield each["name"], seconds(each["command"], cwd=properties["WORKING_DIRECTORY"], env={**os.environ, **environment},
                                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)[0]


def main():
    if sys.argv[1:2] == ["--launch"]:
        launch(*sys.argv[2:])
    only = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else None
    folder = pathlib.Path(sys.argv[1] if sys.argv[1:2] and sys.argv[1] != "--only" else ROOT / "build/times").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    table = collections.defaultdict(lambda: [0.0, 0.0])
    for made, time in build(folder, only):
        table[group(made)][0] += time
    for name, time in test(folder, only):
        floor = f"tests/{name}/"
        table[floor if floor in table else group(name)][1] += time
    print("| what | building | testing |", "|---|---:|---:|", sep="\n")
    for what, (building, testing) in sorted(table.items(), key=lambda row: -sum(row[1])):
        print(f"| {what} | {building:.0f} | {testing:.0f} |")
    print(f"| all | {sum(b for b, _ in table.values()):.0f} | {sum(t for _, t in table.values()):.0f} |")


if __name__ == "__main__":
    main()
