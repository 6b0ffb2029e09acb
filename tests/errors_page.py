#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""docs/errors.md, made from the programs that must not compile and from what the headers throw.

  python3 tests/errors_page.py          writes the page
  python3 tests/errors_page.py --check  says what of it is stale, and which errors nothing tests

A program in tests/compile_fail/ says at its top where it goes on the page, and what others say about the same mistake:
  // mistake: Architectures: A layer does not fit the one before it
  // keras: ValueError: ...      also pytorch: and numpy:; several lines are several sentences
dovetail's own words are in its `text:` and `type:` lines, which its test compares with the compilers' output.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/errors.md"
SECTIONS = ("Architectures", "Graphs", "Your own layers", "Layers", "Networks and data", "Training", "Several inputs and outputs", "Meaning", "Tensors", "Tensor operations",
            "Differentiation", "Making and random numbers", "Files")
OTHERS = {"keras": "Keras", "pytorch": "PyTorch", "numpy": "NumPy"}
# What no test can reach, since it takes more memory than a test has.
UNSEEN = ("numbers do not fit into int32", "a field that fits into memory")
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')


# Compile time: the programs that must not compile.

def case(path):
    """A program's tags, and its code without the corrected program."""
    tags, code, keep = {}, [], [True]
    for line in path.read_text().splitlines():
        if found := re.match(r"// ([a-z]+): (.*)$", line):
            tags.setdefault(found[1], []).append(found[2])
        elif re.match(r"#if(n?)def FIXED", line):
            keep.append(line.startswith("#ifndef"))
        elif line == "#else" and len(keep) > 1:
            keep[-1] = not keep[-1]
        elif line == "#endif" and len(keep) > 1:
            keep.pop()
        elif all(keep) and not re.match(r"// SPDX|#include <dovetail|using namespace dovetail;", line):
            code.append(line)
    tags["code"] = re.sub(r"\n{3,}", "\n\n", "\n".join(code)).strip()
    return tags


def entry(name, tags):
    title = tags["mistake"][0].split(": ", 1)[1]
    lines = [f"### {title}", "", f"<!-- lines: tests/compile_fail/{name}.cpp -->", "```cpp", tags["code"], "```"]
    for tag, other in OTHERS.items():
        lines += [f"{other}, at run time:", "```text", *tags[tag], "```"] if tag in tags else []
    lines += ["dovetail, at compile time (GCC, then Clang):", f"<!-- error: tests/compile_fail/{name}.cpp -->", "```text",
              tags["text"][0], tags["type"][0], "```", ""]
    if "chain" in tags:
        lines += ["In C++26 the chain follows, up to the layer that does not fit:", "```text", *tags["chain"], "```", ""]
    return "\n".join(lines)


def gallery(problems):
    sections = {section: [] for section in SECTIONS}
    for path in sorted((ROOT / "tests/compile_fail").rglob("*.cpp")):
        tags = case(path)
        section = tags.get("mistake", ["none"])[0].split(": ", 1)[0]
        if section not in sections:
            problems.append(f"{path.relative_to(ROOT)} has no line '// mistake: SECTION: what is wrong', with a section of "
                            + ", ".join(SECTIONS))
        else:
            sections[section].append(entry(path.relative_to(ROOT / "tests/compile_fail").with_suffix(""), tags))
    return sections


# Run time: what the headers throw.

def arguments(text, begin):
    """The arguments of the call or list that opens at `begin`, and where it ends."""
    found, start, i = [], begin + 1, begin + 1
    while True:
        if literal := LITERAL.match(text, i):
            i = literal.end()
        elif text[i] == "'":
            i = text.index("'", i + 2) + 1
        elif text[i] in "({[":
            i = arguments(text, i)[1]
        elif text[i] in ")}],":
            if text[start:i].strip():
                found.append(text[start:i].strip())
            start = i + 1
            if text[i] != ",":
                return found, i + 1
            i += 1
        else:
            i += 1


def words(expression):
    """A part of a sentence, with a … for what is known only at run time."""
    if expression.startswith("{"):
        return "".join(words(part) for part in arguments(expression, 0)[0])
    if re.fullmatch(r'\s*("(?:[^"\\]|\\.)*"\s*)+', expression):
        return "".join(LITERAL.findall(expression)).replace('\\"', '"').replace("\\\\", "\\")
    return "…"


def thrown():
    """The sentences of each kind of error, with the headers that throw them."""
    found = {}
    for path in sorted((ROOT / "include/dovetail").rglob("*.hpp")):
        text = re.sub(r"//.*", "", path.read_text())
        header = str(path.relative_to(ROOT / "include"))
        for call in re.finditer(r"\bfail<(\w+Error)>(?=\()", text):
            sentence = "".join(words(part) for part in arguments(text, call.end())[0])
            if re.search(r"\w", sentence):
                found.setdefault(call[1], []).append((re.sub("…+", "…", sentence), header))
        for call in re.finditer(r"\brefuse(?=\()", text):
            parts = arguments(text, call.end())[0]
            if header.split("/")[1] == "data" and len(parts) >= 2 and not re.search(r"\w+ [a-z_]+$", parts[-1]):
                expected, got = (words(part) for part in parts[-2:])
                if re.search(r"\w", expected):
                    found.setdefault("FormatError", []).append((re.sub("…+", "…", f"…: expected {expected}, found {got}"), header))
    return found


def run_time(problems):
    tested = "\n".join(re.sub(r'"\s*"', "", path.read_text()).replace('\\"', '"').replace("\\\\", "\\")
                       for path in sorted((ROOT / "tests").rglob("*"))
                       if path.suffix in (".cpp", ".py", ".hpp") and "compile_fail" not in path.parts and path.name != "errors_page.py")
    lines = []
    for kind, sentences in sorted(thrown().items()):
        lines += [f"### {kind}", "", "| message | thrown in |", "|---|---|"]
        for sentence, header in sorted(set(sentences)):
            lines.append(f"| {sentence.replace('|', chr(92) + '|')} | `{header}` |")
            longest = max(re.split("…|: expected |, found ", sentence), key=len).strip()
            if longest not in tested and longest not in UNSEEN:
                problems.append(f"{header}: no test reads '{longest}'")
        lines.append("")
    return "\n".join(lines)


INTRO = """# Errors

<!-- Made by tests/errors_page.py: change that, or the programs in tests/compile_fail/. -->

Programs that cannot work do not compile, and the error says why in one sentence. Every mistake below is a test in
`tests/compile_fail/`, many of them beside what Python libraries say about the same mistake when the program runs. After
them come the [errors at run time](#at-run-time).

GCC, and every compiler in C++26, prints the sentence. Clang in C++20 prints a type whose name reads like one. In each
block below, the first line is the sentence and the second the type. Each appears in at most 14 lines of output and is
the only error in them. The messages of Keras 3.16 (on NumPy), PyTorch 1.13 and NumPy 1.24 were recorded by running them;
their sizes and names may come from another program with the same mistake. Keras 2 begins `Input 0 of layer "sequential"
is incompatible with the layer`.

**In an editor**, clangd underlines the line of your program that asks for the impossible (`Network<A> network;`,
`model.fit(x, y)`, `a + b`), not a line of dovetail's: the error begins with `In template:`, followed by Clang's words.
Visual Studio Code, Vim, Emacs and all other editors that speak its protocol show the same. clangd needs a
`compile_commands.json`, which CMake writes with `-DCMAKE_EXPORT_COMPILE_COMMANDS=ON`.

**In generic code**, concepts answer the question without an error: `accepts<Network<A>, X>` and `accepts<Model, X, Y>`
tell whether `predict` and `fit` take such data, `convertible_to_tensor<X, Tensor<float, 3>>` whether a tensor can be made
from another one or a view, and `broadcastable_shapes<S...>` whether shapes broadcast. A refused call has a result type of
its own, so `requires { { model.fit(x, y) } -> std::same_as<History<>>; }` is false for it too.

## At compile time
"""


def page(problems):
    parts = [INTRO]
    for section, entries in gallery(problems).items():
        parts += [f"## {section}\n", *entries]
    parts += ["## At run time\n", "What only the data reveals is thrown where the data comes in: one of these errors, each of which is a "
              "`dovetail::Error`. A … stands for what the program found, or where. Built without exceptions, the error is "
              "printed and the program aborts. The differences between a file of weights and a network are a list: see "
              "[saving](saving.md).\n", run_time(problems)]
    return re.sub("\n{3,}", "\n\n", "\n".join(parts)).rstrip() + "\n"


def main():
    problems = []
    text = page(problems)
    if "--check" in sys.argv:
        if not PAGE.exists() or PAGE.read_text() != text:
            problems.append("docs/errors.md is stale: run python3 tests/errors_page.py")
    else:
        PAGE.write_text(text)
    print("\n".join(problems) or "docs/errors.md is complete")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
