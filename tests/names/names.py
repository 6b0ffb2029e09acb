#!/usr/bin/env python3
"""The public names of dovetail: what stands directly in its namespace. `names.py ROOT` compares them with
public_names.txt beside it and says what was added or removed; `names.py ROOT --accept` writes the list. Each has a `///`."""
import sys
from collections import defaultdict
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from declarations import declarations

LIST = Path(__file__).parent / "public_names.txt"


def public_names(include):
    """{name: [its declarations]}"""
    found = defaultdict(list)
    for header in sorted(include.rglob("*.hpp")):
        for declared in declarations(header.read_text(encoding="utf-8")):
            if declared.namespace == ("dovetail",) and not declared.name.startswith("operator"):
                found[declared.name].append((header.relative_to(include).as_posix(), declared))
    return found


def main(root, accept):
    names = public_names(Path(root) / "include" / "dovetail")
    listed = LIST.read_text().split() if LIST.exists() else []
    failed = False
    for name, places in sorted(names.items()):
        if not any(declared.documented for _, declared in places):
            failed = True
            print(f"{places[0][0]}:{places[0][1].line}: dovetail::{name} has no docstring `///`. If programs need not know "
                  "it, it belongs into dovetail::detail.")
    if accept:
        LIST.write_text("".join(f"{name}\n" for name in sorted(names)))
        return failed
    for sign, changed in ("+", names.keys() - set(listed)), ("-", set(listed) - names.keys()):
        for name in sorted(changed):
            failed = True
            print(sign, name, *([f"({names[name][0][0]})"] if name in names else []))
    if failed:
        print("If the public names are as they should be: python3 tests/names/names.py . --accept")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--accept" in sys.argv[2:]))
