#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Object files of different flags in one program: linking.py FOLDER COMPILER OPTION...
Checks that no function of dovetail has the same symbol in both, that each computes with its own, and that a network given
from one to the other is a link error with the flags in its text."""
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
OLDER, NEWER = [], ["-mavx2", "-mfma"]
BOTH_AVX2 = NEWER, NEWER + ["-mbmi2"]  # the same types of xsimd, which would tell others apart
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
    """The functions and variables that an object file shares with others, as the linker sees them: {symbol: name}."""
    lines = run("nm", "--defined-only", made).stdout.splitlines()
    mangled = [line.split()[-1] for line in lines if re.match(r"\S* [TDBRWVu] ", line)]
    names = subprocess.run(["c++filt"], input="\n".join(mangled), stdout=subprocess.PIPE, text=True).stdout.splitlines()
    return dict(zip(mangled, names))


def check_symbols():
    one = symbols(build("everything.cpp", "one", *BOTH_AVX2[0]))
    other = symbols(build("everything.cpp", "other", *BOTH_AVX2[1]))
    own = {symbol: name for symbol, name in one.items() if "8dovetail" in symbol}
    common = sorted(own[symbol][:300] for symbol in own.keys() & other.keys())
    common = [name for name in common if not any(re.search(shared, name) for shared in SHARED)]
    print(f"{len(own)} symbols of dovetail, {len(common)} of them outside DOVETAIL_TARGET", *common, sep="\n")
    return len(own) > 1000 and not common


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
