#!/usr/bin/env python3
"""Every C++ file is as clang-format leaves it: `format.py ROOT` prints those that are not, `format.py ROOT --fix` formats
them. The exit status is 1 if there is one, and 77 without clang-format 19: another version formats in another way."""
import re
import shutil
import subprocess
import sys
from pathlib import Path

FORMATTER = "clang-format-19"
MOST_COLUMNS = 120
FOLDERS = ("include", "tests", "examples")
# Read by tests and pages, which take a sentence from one line.
READ_AS_A_LINE = re.compile(r"^\s*// ([a-z ]+):")


def files(root):
    return sorted(path for folder in FOLDERS for ending in ("hpp", "cpp") for path in (root / folder).rglob(f"*.{ending}"))


def long_lines(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if len(line) > MOST_COLUMNS and not READ_AS_A_LINE.match(line):
            yield f"{path}:{number} has {len(line)} columns, more than {MOST_COLUMNS}."


def main(root, fix):
    if not shutil.which(FORMATTER):
        print(f"There is no {FORMATTER}.")
        return 77
    paths = files(root)
    mode = ["-i"] if fix else ["--dry-run", "-Werror"]
    ran = subprocess.run([FORMATTER, *mode, *map(str, paths)], capture_output=True, text=True)
    unformatted = sorted(set(re.findall(r"^(.+?):\d+:\d+: error:", ran.stderr, re.MULTILINE)))
    found = [f"{path} is not as {FORMATTER} leaves it: run `python3 tests/format.py . --fix`." for path in unformatted]
    found += [line for path in paths for line in long_lines(path)]
    print("\n".join(found) or ran.stderr or f"{len(paths)} files are formatted.")
    return 1 if found or ran.returncode else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "."), "--fix" in sys.argv))
