#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What README.md and docs/ show is true: python3 tests/documents.py ROOT FOLDER COMPILER [OPTION...]

A block of C++ with an `#include` is a program, which compiles without a warning; one without goes on with the
program before it. `<!-- cpp`, code, `-->` is code that readers do not see: what a page of short pieces needs to
be one program. A comment before another block says what it is:
  <!-- output -->         what the program prints there; digits may differ: times, and the last places of numbers
  <!-- output: exact -->  the same to the last digit
  <!-- error: FILE -->    the sentences that FILE, a program that must not compile, says in its `text:` and `type:` lines
  <!-- lines: FILE -->    lines of FILE, which another test compiles
A program whose output is shown is run, unless an option is -fsyntax-only. It finds the single header beside itself. A link to a file leads to one.
"""
import concurrent.futures
import dataclasses
import os
import pathlib
import re
import subprocess
import sys

BLOCK = re.compile(
    r"^<!-- cpp\n(?P<hidden>.*?)^-->$"
    r"|^(?:<!-- (?P<kind>[a-z]+)(?:: (?P<argument>[^\s>]+))? -->\n)?```(?P<language>[^\n`]*)\n(?P<code>.*?)^```$", re.S | re.M)
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


@dataclasses.dataclass
class Program:
    name: str
    code: str = ""
    outputs: list = dataclasses.field(default_factory=list)  # (text, exact)


def shape_of(lines):
    """Lines less what differs from run to run: numbers, and what separates them in a line."""
    lines = [re.sub(r"-?[0-9][0-9.,]*(e[-+][0-9]+)?(ms|us|s)?", "#", line) for line in lines]
    return [re.sub(r"[# ]*\s+", " ", line).strip() for line in lines]


def read(document, root):
    """The programs of a document, and what is wrong with its other blocks and its links."""
    programs, errors, text = [], [], document.read_text()
    for block in BLOCK.finditer(text):
        where = f"{document.relative_to(root)}, line {text.count(chr(10), 0, block.start()) + 1}"
        code = block["hidden"] or block["code"]
        if block["kind"] in ("error", "lines"):
            lines = (root / block["argument"]).read_text().splitlines()
            if block["kind"] == "error":
                said = [m[1] for m in (re.match(r"// (?:text|type): (.*)$", line) for line in lines) if m]
                if code.splitlines() != said:
                    errors.append(f"{where} is not what {block['argument']} says: {said}")
            elif not set(code.split("\n")) <= {*lines, ""}:
                errors.append(f"{where} is not in {block['argument']}")
        elif block["kind"] == "output":
            programs[-1].outputs.append((code.splitlines(), block["argument"] == "exact"))
        elif block["hidden"] or block["language"] == "cpp":
            if re.search("^#include", code, re.M):
                programs.append(Program(where))
            programs[-1].code += code
    gone = [link for link in LINK.findall(text) if not (document.parent / link).exists()]
    return programs, errors + [f"{document.relative_to(root)}: there is no {link}" for link in gone]


def check(program, folder, compile_command):
    stem = folder / re.sub(r"\W+", "_", program.name)
    source = stem.with_suffix(".cpp")
    source.write_text(program.code)
    libraries = ["-lz"]
    if "#include <dovetail/storage" in program.code and "-DWITH_JSON" not in compile_command:
        return []  # there is no RapidJSON
    if "#include <dovetail/data/csv.hpp>" in program.code:
        if "-lcsv" not in compile_command:
            return []  # there is no libcsv
        libraries.append("-lcsv")
    runs = "-fsyntax-only" not in compile_command
    made = ["-o", stem, *libraries] if runs else []
    done = subprocess.run([*compile_command, source, *made], capture_output=True, text=True)
    if done.returncode != 0 or done.stderr:
        return [f"{program.name} does not compile without a warning:\n{done.stderr}"]
    if not program.outputs or not runs:
        return []
    done = subprocess.run([stem], cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        return [f"{program.name} fails:\n{done.stderr}"]
    printed, errors = [line.rstrip() for line in done.stdout.splitlines()], []
    for shown, exact in program.outputs:
        here, printed = printed[:len(shown)], printed[len(shown):]
        if here != shown if exact else shape_of(here) != shape_of(shown):
            errors.append(f"{program.name} does not print what is shown, but\n" + "\n".join(here))
    if printed:
        errors.append(f"{program.name} prints more than is shown:\n" + "\n".join(printed))
    return errors


def main():
    root, folder = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
    folder.mkdir(parents=True, exist_ok=True)
    documents = [root / "README.md", *sorted(root.glob("docs/**/*.md"))]
    programs, errors = [], []
    for document in documents:
        found, wrong = read(document, root)
        programs += found
        errors += wrong
    subprocess.run([sys.executable, root / ".cmake/single_header.py", folder / "dovetail-single.hpp"], check=True)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for wrong in pool.map(lambda program: check(program, folder, sys.argv[3:]), programs):
            errors += wrong
    print("\n".join(errors) or f"{len(documents)} documents with {len(programs)} programs are true")
    sys.exit(bool(errors))


if __name__ == "__main__":
    main()
