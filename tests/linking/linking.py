#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Object files of different flags in one program: linking.py FOLDER COMPILER OPTION...
Checks that each function of dovetail has the flags in its symbol, that each file computes with its own, and that a network given
from one to the other is a link error with the flags in its text."""
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
OLDER, NEWER = [], ["-mavx2", "-mfma"]
MARK = "12for_avx2_fma"  # DOVETAIL_TARGET, the namespace's name, with those of NEWER
SHARED = [
    # So that one part can catch what the other throws. Their functions are calls of std::runtime_error's.
    r"dovetail::(Error|(Shape|Value|Index|Option|Numeric|Format)Error)(::|$)",
]

folder, *compiler = sys.argv[1:]


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def build(source, name, *options):
    """An object file."""
    made = Path(folder) / f"{name}.o"
    result = run(*compiler, *options, "-O0", "-c", str(HERE / source), "-o", str(made))
    if result.returncode != 0:
        sys.exit(result.stdout)
    return str(made)


def symbols(made):
    """The functions and variables that an object file may share with others, as the linker sees them: {symbol: name}."""
    lines = run("nm", "--defined-only", made).stdout.splitlines()
    mangled = [line.split()[-1] for line in lines if re.match(r"\S* [TDBRWVu] ", line)]
    names = subprocess.run(["c++filt"], input="\n".join(mangled), stdout=subprocess.PIPE, text=True).stdout.splitlines()
    return dict(zip(mangled, names))


def check_symbols():
    own = {symbol: name for symbol, name in symbols(build("everything.cpp", "everything", *NEWER)).items() if "8dovetail" in symbol}
    unmarked = sorted(name[:300] for symbol, name in own.items() if MARK not in symbol)
    unmarked = [name for name in unmarked if not any(re.search(shared, name) for shared in SHARED)]
    print(f"{len(own)} symbols of dovetail, {len(unmarked)} of them outside DOVETAIL_TARGET", *unmarked, sep="\n")
    return len(own) > 1000 and not unmarked


def check_program():
    older, newer = build("part.cpp", "older", *OLDER, "-DPART=older"), build("part.cpp", "newer", *NEWER, "-DPART=newer")
    program = str(Path(folder) / "program")
    linked = run(*compiler, build("main.cpp", "main"), older, newer, "-o", program)
    ran = run(program) if linked.returncode == 0 else linked
    print(ran.stdout)
    return ran.returncode == 0


def check_refused():
    gives = build("part.cpp", "gives", *NEWER, "-DPART=newer", "-DGIVES")
    takes = build("part.cpp", "takes", *OLDER, "-DPART=older", "-DTAKES")
    linked = run(*compiler, build("main.cpp", "main"), gives, takes, "-o", str(Path(folder) / "refused"))
    found = [line for line in linked.stdout.splitlines() if "weight_of(dovetail::for_avx2_fma::Network<" in line]
    print("\n".join(found) or linked.stdout)
    return linked.returncode != 0 and bool(found)


Path(folder).mkdir(parents=True, exist_ok=True)
right = [check_program(), check_refused(), check_symbols()]
sys.exit(not all(right))
