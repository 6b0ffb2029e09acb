#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks docs/debugging/dovetail.natvis without a debugger: python3 tests/debuggers/natvis.py ROOT

It is well-formed, and the types and the members that it names are declared in include/dovetail/tensor/.
"""
import re
import sys
import xml.etree.ElementTree
from pathlib import Path

SCHEMA = "{http://schemas.microsoft.com/vstudio/debugger/natvis/2010}"


def expressions(type_):
    for node in type_.iter():
        if node.tag == f"{SCHEMA}DisplayString":
            yield from re.findall(r"\{([^}]*)\}", node.text)
        elif node.tag in (f"{SCHEMA}Size", f"{SCHEMA}ValuePointer"):
            yield node.text
        if "Condition" in node.attrib:
            yield node.attrib["Condition"]


def main():
    root = Path(sys.argv[1])
    headers = "".join(p.read_text(encoding="utf-8") for p in sorted(root.glob("include/dovetail/tensor/*.hpp")))
    types = xml.etree.ElementTree.parse(root / "docs/debugging/dovetail.natvis").getroot().findall(f"{SCHEMA}Type")
    members, errors = set(), []
    for type_ in types:
        name, arguments = re.fullmatch(r"dovetail::(\w+)<([*,]+)>", type_.attrib["Name"]).groups()
        if not re.search(rf"^class {name}\b", headers, re.M):
            errors.append(f"there is no class {name}")
        for expression in expressions(type_):
            members.update(re.findall(r"(?<![\w$])[a-z]\w*", expression))
            used = {int(n) for n in re.findall(r"\$T(\d+)", expression)}
            if used and max(used) > arguments.count("*"):
                errors.append(f"{type_.attrib['Name']} has no ${max(used)}: {expression}")
    for member in sorted(members):
        if not re.search(rf"^ +\S.*\b{member}(\[\w+\])?(\{{\}}| = [^;]*)?;", headers, re.M):
            errors.append(f"no member {member} is declared")
    print("\n".join(errors) or f"{len(types)} types, members {', '.join(sorted(members))}")
    sys.exit(bool(errors) or not types or not members)


if __name__ == "__main__":
    main()
