#!/usr/bin/env python3
"""One program behind the umbrella headers in every rotation, forwards and backwards: umbrellas.py ROOT FOLDER EVERY COMPILER OPTION...
In each it has the same three errors. Orders that come to the same sequence of headers are compiled once, and
of what remains each EVERY-th. The headers of others stand precompiled in FOLDER."""
import re
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).parent / "program.cpp"
# From the lowest floor up, so that the first ones do not bring all others along.
UMBRELLAS = ("explain shape simd random tensor kernels data expressions ops formula layers networks training laws dovetail storage").split()


def headers_in_order(order, included):
    """What the compiler reads, first to last."""
    seen = []

    def read(header):
        if header in seen:
            return
        for other in included[header]:
            read(other)
        seen.append(header)

    for umbrella in order:
        read(f"{umbrella}.hpp")
    return tuple(header for header in seen if "/" in header)


def precompiled(headers, include, folder, compiler):
    """The header to include first: what dovetail's headers include of others, but for parts of <immintrin.h>."""
    text = "".join((include / header).read_text(encoding="utf-8") for header in headers)
    others = sorted(set(re.findall(r"#include <((?!dovetail/|\w+intrin).+?)>", text)))
    header = folder / "others.hpp"
    folder.mkdir(parents=True, exist_ok=True)
    header.write_text("".join(f"#if __has_include(<{other}>)\n#include <{other}>\n#endif\n" for other in others))
    subprocess.run([*compiler, "-x", "c++-header", str(header), "-o", f"{header}.gch"], check=True)
    return str(header)


def all_orders(include):
    included = {path.relative_to(include).as_posix(): re.findall(r"^#include <dovetail/(.+?)>", path.read_text(), re.MULTILINE)
                for path in include.rglob("*.hpp")}
    missing = {path.stem for path in include.glob("*.hpp")} - set(UMBRELLAS)
    if missing:
        sys.exit(f"Unknown umbrellas: {', '.join(sorted(missing))}.")
    known = [name for name in UMBRELLAS if f"{name}.hpp" in included]
    orders = {}
    for direction in (known, known[::-1]):
        for first in range(len(known)):
            order = direction[first:] + direction[:first]
            orders.setdefault(headers_in_order(order, included), order)
    return orders


def what_is_wrong(order, others, compiler):
    """None if the program's only errors are those that it is about."""
    includes = [word for name in order for word in ("-include", f"dovetail/{name}.hpp")]
    result = subprocess.run([*compiler, "-fsyntax-only", "-include", others, *includes, str(PROGRAM)], capture_output=True, text=True)
    errors = [line for line in result.stderr.splitlines() if re.search(r"\berror:", line)]
    refused = [line for line in errors if re.search(r"static assertion failed|static_assert failed", line)]
    if len(errors) == 3 and refused == errors and "detail::ops" not in "".join(errors):
        return None
    return "\n".join(errors[:6]) or "It compiles."


def main(root, folder, every, *compiler):
    include = Path(root) / "include" / "dovetail"
    orders = all_orders(include)
    others = precompiled(next(iter(orders)), include, Path(folder), compiler)
    chosen, failed = list(orders.values())[:: int(every)], 0
    for order in chosen:
        wrong = what_is_wrong(order, others, compiler)
        if wrong:
            failed += 1
            print(f"{' '.join(order)}:\n{wrong}")
    print(f"{len(chosen)} of {len(orders)} orders of {len(UMBRELLAS)} umbrellas, {failed} failed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
