#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A network that is compiled in one file: compile_time.py FOLDER COMPILER OPTION...
main.cpp uses it, and its object file has none of the code of training and prediction: digits.cpp has it. The same with a
precompiled header. And every member of other networks compiles."""
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
HEAVY = re.compile(r"dovetail::(\w+::)?detail::(kernels::gemm_(tile|rows|panels)|training::(TrainingStep|Evaluation))<")

folder, compiler = Path(sys.argv[1]).resolve(), [*sys.argv[2:], "-O2"]  # at -O0 GCC would leave inline members out, too


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode != 0 or done.stderr:
        sys.exit(f"{' '.join(done.args)}\n{done.stdout}{done.stderr}")
    return done.stdout


def heavy(source, *options):
    """The heavy functions of its object file."""
    run(*compiler, *options, "-c", HERE / source, "-o", folder / f"{source}.o")
    return [name for name in run("nm", "-C", "--defined-only", folder / f"{source}.o").splitlines() if HEAVY.search(name)]


folder.mkdir(parents=True, exist_ok=True)
run(*compiler, "-fsyntax-only", HERE / "every_member.cpp")

there, here = heavy("digits.cpp"), heavy("main.cpp")
print(f"{len(there)} heavy functions in digits.cpp, {len(here)} in main.cpp", *(name[:300] for name in here), sep="\n")
run(*compiler, folder / "digits.cpp.o", folder / "main.cpp.o", "-o", folder / "program")
run(folder / "program")

(folder / "all.hpp").write_text("#include <dovetail/dovetail.hpp>\n")
if "clang" in run(compiler[0], "--version"):
    precompiled, use = folder / "all.pch", ["-include-pch", folder / "all.pch"]
else:
    precompiled, use = folder / "all.hpp.gch", ["-Winvalid-pch", "-include", folder / "all.hpp"]
run(*compiler, "-x", "c++-header", folder / "all.hpp", "-o", precompiled)
here += heavy("main.cpp", *use)
run(*compiler, folder / "digits.cpp.o", folder / "main.cpp.o", "-o", folder / "program")
run(folder / "program")
sys.exit(not there or bool(here))
