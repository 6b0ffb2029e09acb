#!/usr/bin/env python3
"""Whether each row of docs/from_numpy.md gives what NumPy gives: from_numpy.py FOLDER COMPILER [FLAG...]"""
import re
import subprocess
import sys
from pathlib import Path

import numpy as np

import conformance  # beside this file

PAGE = Path(__file__).parents[2] / "docs" / "from_numpy.md"


def main():
    page, folder, compiler = PAGE.read_text(encoding="utf-8"), Path(sys.argv[1]), sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    block = lambda language: re.search(rf"```{language}\n(.*?)```", page, re.DOTALL).group(1)
    rows = re.findall(r"^\| `([^|\n]*)` \| `([^\n]*)` \|$", page, re.MULTILINE)
    setup = {}
    exec(block("python"), setup)
    includes, tensors = block("cpp").split("using namespace dovetail;\n")
    checks = []
    for numpy_text, text in rows:
        scope = dict(setup)
        try:
            value = eval(numpy_text, scope)
            run = f"check({{}}, \"\", 1e-12, {text}, {{}}, {{}});"
        except SyntaxError:
            scope["x"] = scope["a"].copy()
            exec(numpy_text, scope)
            value = scope["x"]
            run = f"{{{{ auto x = a; {text}; check({{}}, \"\", 1e-12, x, {{}}, {{}}); }}}}"
        value = np.asarray(value, dtype=float)
        quoted = '"' + text.replace('"', '\\"') + '"'
        checks.append("  " + run.format(quoted, f"{{{', '.join(map(str, value.shape))}}}",
                                        f"{{{', '.join(repr(float(v)) for v in value.ravel())}}}"))
    source, program = folder / "from_numpy.cpp", folder / "from_numpy"
    source.write_text(includes + conformance.PRELUDE + "int main() {\n" + tensors + "\n".join(checks) + "\n  return failures != 0;\n}\n")
    subprocess.run([*compiler, str(source), "-o", str(program)], check=True)
    failed = subprocess.run([str(program)]).returncode != 0
    print(f"{len(rows)} rows: {'some differ' if failed else 'all as NumPy computes them'}")
    return failed or len(rows) < 80


if __name__ == "__main__":
    sys.exit(main())
