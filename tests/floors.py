#!/usr/bin/env python3
"""The rules of the tree that no compiler checks. `floors.py ROOT` prints each violation; the exit status is 1 if there is one."""
import re
import sys
from collections import defaultdict
from pathlib import Path

from declarations import code_of, declarations

FLOORS = {"explain": 0, "shape": 1, "simd": 1, "random": 1, "tensor": 2, "kernels": 3, "data": 3, "expressions": 4,
          "ops": 5, "formula": 6, "layers": 7, "networks": 8, "training": 9, "laws": 9, "storage": 10, "dovetail": 11}
STANDARD_LIBRARY_ONLY = {"explain", "shape", "random"}
MOST_LINES = 300
# Of what is outside of the inline namespace that target.hpp names, all files of a program share one, whatever their flags.
WITHOUT_FLAGS = {"explain/errors.hpp"}
# Libraries that do not compile behind some macros of others, and the header that includes each.
WITHOUT_MACROS = {"boost/hana": "tensor/hana.hpp", "xsimd/": "simd/xsimd.hpp", "rapidjson/": "storage/rapidjson.hpp"}
# What X11, Qt, Windows, C and Arduino define as macros: without parameters, and with parameters. See tests/macros/.
MACROS = {"Always", "B0", "B1", "Bool", "False", "I", "None", "Status", "Success", "True", "complex", "emit", "far",
          "interface", "near", "signals", "slots", "small"}
FUNCTION_MACROS = {"abs", "bit", "foreach", "max", "min", "round"}
# Its functions have the names that they have everywhere, and it knows no tensors; the other floors write simd::exp.
NAMED_AS_PUBLIC = {"simd"}
# One overload per kind of source, which tensors find by their arguments.
DEFINED_TWICE = {"expressions::assign", "expressions::initialize"}


def floor_of(header):
    """'tensor/view.hpp' and the umbrella 'tensor.hpp' are both of the floor 'tensor'."""
    return header.split("/")[0].removesuffix(".hpp")


def wrong_include(header, included, headers):
    """What is wrong with `header` including `included`, or None."""
    own = floor_of(header)
    for library, only in WITHOUT_MACROS.items():
        if included.startswith(library) and header != only:
            return f"includes {included}; only {only} does, without the macros of others"
    if included.startswith("dovetail/"):
        target = included.removeprefix("dovetail/")
        other = floor_of(target)
        if target not in headers:
            return f"includes {included}, which does not exist"
        if other not in FLOORS or other == own:
            return None
        if FLOORS[other] > FLOORS[own]:
            return f"is of floor {FLOORS[own]} and includes {included} of the higher floor {FLOORS[other]}"
        if FLOORS[other] == FLOORS[own]:
            return f"includes {included} beside it, on the same floor {FLOORS[own]}"
    elif "/" in included and own in STANDARD_LIBRARY_ONLY:
        return f"includes {included}; {own}/ needs nothing but the standard library"
    return None


def reaches_target(header, texts, seen):
    if header == "explain/target.hpp":
        return True
    if header in seen or header not in texts:
        return False
    seen.add(header)
    return any(reaches_target(other, texts, seen) for other in re.findall(r"#include <dovetail/(.+?)>", texts[header]))


def wrong_namespace(header, texts):
    """What is wrong with the namespace that `header` opens, or None."""
    opened = re.findall(r"^namespace dovetail\b(?:::inline (\w+))?", texts[header], re.MULTILINE)
    if header not in WITHOUT_FLAGS and set(opened) - {"DOVETAIL_TARGET"}:
        return "opens dovetail without DOVETAIL_TARGET"
    if "DOVETAIL_TARGET" in opened and not reaches_target(header, texts, set()):
        return "uses DOVETAIL_TARGET and includes no header that has it"
    return None


def macros_of_others(text):
    """What is wrong with names that are macros of others, unless the header pushes and pops the macro."""
    tokens = code_of(text)
    for name in sorted(MACROS.intersection(tokens)):
        if f'#pragma push_macro("{name}")' not in text:
            yield f"has the name {name}, a macro of others"
    for name in sorted({token for token, after in zip(tokens, tokens[1:]) if token in FUNCTION_MACROS and after == "("}):
        yield f"has {name}(...), a macro of others: write ({name})(...), and (std::{name})(...) for what is std's"


def wrong_names(texts):
    """What is wrong with the names of internals. In a floor's namespace they hide what is public; and two of one name in
    two files are two things, or depend on which file comes first."""
    public, internals, defining = set(), {}, defaultdict(set)
    for header, text in sorted(texts.items()):
        for found in declarations(text):
            if found.name.startswith("operator"):
                continue
            if found.namespace == ("dovetail",):
                public.add(found.name)
            elif found.namespace[:2] == ("dovetail", "detail"):
                name = "::".join((*found.namespace[2:], found.name))
                internals.setdefault(name, header)
                if found.defined and found.kind != "using":
                    defining[name].add(header)
                if "detail" in found.namespace[2:]:
                    yield f"include/dovetail/{header} has a `detail` inside of {'::'.join(found.namespace[:3])}."
    for name, header in internals.items():
        floor, last = name.split("::")[0], name.split("::")[-1]
        if last in public and floor in FLOORS.keys() - NAMED_AS_PUBLIC:
            yield f"include/dovetail/{header} has detail::{name}, which hides dovetail::{last} on its floor."
    for name, headers in defining.items():
        if len(headers) > 1 and name not in DEFINED_TWICE:
            yield f"detail::{name} is defined in {' and in '.join(sorted(headers))}."
    for name in sorted(DEFINED_TWICE - {name for name, headers in defining.items() if len(headers) > 1}):
        yield f"tests/floors.py: DEFINED_TWICE has {name}, which is right now."


def violations(root):
    include = root / "include" / "dovetail"
    headers = {path.relative_to(include).as_posix() for path in include.rglob("*.hpp")}
    texts = {header: (include / header).read_text(encoding="utf-8") for header in headers}
    if not headers:
        yield f"{include} has no headers."
    for header in sorted(headers):
        name = f"include/dovetail/{header}"
        text = texts[header]
        lines = text.splitlines()
        if not lines or lines[0] != "// SPDX-License-Identifier: MIT":
            yield f"{name} does not start with the line '// SPDX-License-Identifier: MIT'."
        if "#pragma once" not in lines:
            yield f"{name} has no '#pragma once'."
        if len(lines) > MOST_LINES and not any("generated" in line for line in lines[:5]):
            yield f"{name} has {len(lines)} lines, more than {MOST_LINES}."
        if floor_of(header) not in FLOORS:
            yield f"{name} is of no floor."
            continue
        wrong = wrong_namespace(header, texts)
        if wrong:
            yield f"{name} {wrong}."
        for included in re.findall(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', text, re.MULTILINE):
            wrong = wrong_include(header, included, headers)
            if wrong:
                yield f"{name} {wrong}."
        for wrong in macros_of_others(text):
            yield f"{name} {wrong}."
    yield from wrong_names(texts)
    tests = root / "tests"
    for test in sorted(tests.rglob("*.cpp")):
        name = test.relative_to(tests)
        mirrors = (include / name.parent).is_dir()  # tests/laws/ holds what there is to the laws; others hold programs
        if name.parts[0] in FLOORS.keys() - {"laws"} and mirrors and name.with_suffix(".hpp").as_posix() not in headers:
            yield f"tests/{name} is the test of no header: there is no include/dovetail/{name.with_suffix('.hpp')}."


if __name__ == "__main__":
    found = list(violations(Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
    print("\n".join(found) or "Every header keeps to its floor.")
    sys.exit(1 if found else 0)
