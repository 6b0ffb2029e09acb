#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Counts the microkernels in an object file that was compiled without optimisation:
python3 tests/instantiations.py OBJECT AT_MOST. They are what a network costs to compile."""
import re
import subprocess
import sys

MARK = re.compile(r"void dovetail::(\w+::)?detail::kernels::gemm_tile<")

symbols = subprocess.run(["nm", "-C", "--defined-only", sys.argv[1]], check=True, capture_output=True, text=True).stdout
tiles = [line.split(" ", 2)[2] for line in symbols.splitlines() if MARK.search(line) and "integer_sequence" in line]
print(f"{len(tiles)} microkernels, at most {sys.argv[2]} expected")
if not 0 < len(tiles) <= int(sys.argv[2]):
    print("\n".join(tiles))
    sys.exit(1)
