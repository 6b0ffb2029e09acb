#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What README.md and docs/ show is true: python3 tests/documents.py ROOT FOLDER COMPILER [OPTION...]

Every block of C++ is a program of its own and compiles without a warning. A comment before a block of text says
what it is: `<!-- output -->` is what the program before it prints (digits may differ: times, and the last
places of numbers); `<!-- error: FILE -->` are the sentences that FILE, a program that must not compile,
says in its `text:` and `type:` lines.
"""
import pathlib
import re
import subprocess
import sys

BLOCK = re.compile(r"(?:<!-- (?P<kind>[a-z]+)(?:: (?P<file>[^\s>]+))? -->\n)?```(?P<language>\w*)\n(?P<code>.*?)```", re.S)


def shape_of(output):
    """An output less what differs from run to run: numbers, and what separates them in a line."""
    lines = [re.sub(r"-?[0-9][0-9.,]*(e[-+][0-9]+)?(ms|us|s)?", "#", line) for line in output.strip().splitlines()]
    return [re.sub(r"[# ]*\s+", " ", line).strip() for line in lines]


def check(document, root, folder, compile_command):
    errors, program = [], None
    for number, block in enumerate(BLOCK.finditer(document.read_text())):
        where = f"{document.relative_to(root)}, block {number}"
        if block["language"] == "cpp":
            source = folder / f"{document.stem}_{number}.cpp"
            program = source.with_suffix("")
            source.write_text(block["code"])
            done = subprocess.run([*compile_command, source, "-o", program, "-lz"], capture_output=True, text=True)
            if done.returncode != 0 or done.stderr:
                errors.append(f"{where} does not compile without a warning:\n{done.stderr}")
        elif block["kind"] == "output":
            output = subprocess.run([program], check=True, capture_output=True, text=True).stdout
            if shape_of(output) != shape_of(block["code"]):
                errors.append(f"{where} is not what the program prints:\n{output}")
        elif block["kind"] == "error":
            said = re.findall(r"^// (?:text|type): (.*)$", (root / block["file"]).read_text(), re.M)
            if block["code"].strip().splitlines() != said:
                errors.append(f"{where} is not what {block['file']} says: {said}")
    return errors


def main():
    root, folder = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
    folder.mkdir(parents=True, exist_ok=True)
    documents = [root / "README.md", *sorted(root.glob("docs/**/*.md"))]
    errors = [e for d in documents for e in check(d, root, folder, sys.argv[3:])]
    print("\n".join(errors) or f"{len(documents)} documents are true")
    sys.exit(bool(errors))


if __name__ == "__main__":
    main()
