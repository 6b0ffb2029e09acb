#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The static_asserts of the tests, by another compiler: constant_expressions.py FOLDER COMPILER [OPTION...]

Compilers differ in which undefined behaviour they find in a constant expression. This compiles the tests of the floors below
without their test cases, those of a floor in one program, each in a namespace: reading the headers once makes it cheap.
"""
import pathlib
import re
import subprocess
import sys

TESTS = pathlib.Path(__file__).resolve().parent
FLOORS = ("explain", "shape", "simd", "random", "tensor", "kernels", "ops", "formula", "layers", "networks", "training")
INCLUDE = re.compile(r'^#include ([<"].*[>"])', re.M)
GLOBAL = re.compile(r"^namespace \w|\boperator new\b", re.M)  # what cannot stand in a namespace


def write(program, sources):
    """The program of one floor."""
    includes = {"<doctest/doctest.h>": None}
    for source in sources:
        for header in INCLUDE.findall(source.read_text()):
            includes[header.replace('"', f'"{source.parent}/', 1)] = None
    program.write_text("".join(f"#include {header}\n" for header in includes) +
                       "".join(f'namespace test_{source.stem} {{\n#include "{source}"\n}}\n' for source in sources))


def main():
    folder, compiler = pathlib.Path(sys.argv[1]), sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    failed = False
    for floor in FLOORS:
        texts = {source: source.read_text() for source in sorted((TESTS / floor).glob("*.cpp"))}
        sources = [source for source, text in texts.items() if "static_assert" in text and not GLOBAL.search(text) and source.stem != "eigen"]
        write(folder / f"{floor}.cpp", sources)
        done = subprocess.run([*compiler, "-DDOCTEST_CONFIG_DISABLE", f"-I{TESTS}", "-w", "-fsyntax-only", folder / f"{floor}.cpp"],
                              stderr=subprocess.PIPE, text=True)
        count = sum(len(re.findall("static_assert", texts[source])) for source in sources)
        print(f"{floor}: {count} static_asserts in {len(sources)} files", done.stderr, sep="\n")
        failed = failed or done.returncode != 0 or count == 0
    sys.exit(failed)


if __name__ == "__main__":
    main()
