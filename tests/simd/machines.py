#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the compiler sees of other machines: machines.py FOLDER COMPILER OPTION...
Without registers no header of xsimd is included, and -Os inlines multiply-adds. Registers of other elements are refused
in one sentence: one_register/ stands for such an xsimd."""
import platform
import re
import subprocess
import sys
from pathlib import Path

root = Path(__file__).resolve().parents[2]
folder, compiler = Path(sys.argv[1]), sys.argv[2:]
folder.mkdir(parents=True, exist_ok=True)
x86 = platform.machine() in ("x86_64", "AMD64")
failed = False


def run(command):
    return subprocess.run(command, capture_output=True, text=True)


def check(fine, what):
    global failed
    failed |= not fine
    print("passed:" if fine else "FAILED:", what)


program = folder / "program.cpp"
program.write_text("#include <dovetail/dovetail.hpp>\n")
for options in [["-DDOVETAIL_SCALAR=1"]] + [["-mno-sse2"]] * x86:
    found = run([*compiler, *options, "-M", str(program)])
    check(found.returncode == 0 and "dovetail/simd/pack.hpp" in found.stdout and "xsimd/" not in found.stdout,
          " ".join(["no xsimd with", *options]))

found = run([*compiler, "-U__AVX512F__", "-I", str(root / "tests/simd/one_register"), "-fsyntax-only", "-x", "c++",
             str(root / "include/dovetail/simd/pack.hpp")])
errors = re.findall(r"error: .*", found.stderr)
check(len(errors) == 1 and "registers of other elements than float and double" in errors[0], "registers of int are refused")
check(len([line for line in found.stderr.splitlines() if "pragma once" not in line]) <= 14, "in few lines")

program = folder / "digits.o"
found = run([*compiler, "-Os", "-DDOVETAIL_SCALAR=1", *["-mfma"] * x86, "-c", str(root / "tests/benchmarks/digits.cpp"),
             "-o", str(program)])
symbols = run(["nm", "-C", "--defined-only", str(program)]).stdout
check("gemm_tile<" in symbols or "Network" in symbols, "compiled with -Os" + found.stderr[-2000:])
check("detail::simd::fma<" not in symbols, "no function for a multiply-add with -Os")
sys.exit(failed)
