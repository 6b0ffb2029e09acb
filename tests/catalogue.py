#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The lists that are made from tests/catalogue.hpp and from the comments of the layers.

  catalogue.py          says what is not up to date, or has no entry; the exit status is 1 then
  catalogue.py --write  brings it up to date
"""
import re
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from declarations import declarations  # noqa: E402

GOLDEN_SIZE = 5
# Headers of layers/ for those who include them: what most programs do not use.
APART = {"at_run_time", "constraints", "formula", "formula_layer", "formula_programs", "not_trainable", "penalty", "regularized_output", "regularizers"}
# Headers of layers/ that hold no layer.
NO_LAYERS = APART | {"concatenate", "convolution", "convolution_axis", "dot", "merging", "elementwise", "global_pooling", "initializers", "input", "option_problem", "pooling", "with"}
CONTAINERS = ("sequential", "residual", "parallel", "graph", "shared", "each_row")


@dataclass
class Entry:
    name: str
    layers: list  # as written: ["Input<N>", "Dense<7>"]
    pytorch: str  # the arguments of layer() in make_pytorch.py, or empty

    def architecture(self, size=GOLDEN_SIZE):
        """The network as C++ writes it, at a size."""
        return f"Sequential<{', '.join(at_size(layer, size) for layer in self.layers)}>"

    def input(self, size=GOLDEN_SIZE):
        """The extents of a sample."""
        return [eval(extent) for extent in split(at_size(self.layers[0], size)[len("Input<"):-1])]


def at_size(text, size):
    return re.sub(r"\bN\b", str(size), text)


def split(text):
    """The arguments in a list of them: "A<1, 2>, B" has two."""
    parts, depth = [""], 0
    for character in text:
        depth += (character in "<([{") - (character in ">)]}")
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


def entries(root=ROOT):
    """The entries of the catalogue, in order."""
    found = []
    for line in (root / "tests/catalogue.hpp").read_text(encoding="utf-8").splitlines():
        match = re.match(r'\s*Entry<(".*)>,?\s*// (?:= (.*)|not in PyTorch: .+)$', line)
        if match:
            name, *layers = split(match[1])
            found.append(Entry(name.strip('"'), layers, (match[2] or "").strip()))
        elif re.match(r'\s*Entry<"', line):
            sys.exit(f"tests/catalogue.hpp: expected `// = ...` or `// not in PyTorch: ...` behind {line.strip()}")
    return found


def layer_headers(root):
    return sorted(path.stem for path in (root / "include/dovetail/layers").glob("*.hpp"))


def comment_above(text, line):
    """The `///` comment that ends above a line of a header, in one line."""
    lines, comment = text.splitlines(), []
    line -= 2
    while lines[line].startswith("///"):
        comment.insert(0, lines[line].removeprefix("///").strip())
        line -= 1
    return " ".join(comment)


def layer_of(root, folder, stem):
    """The class that a header is named after, with its template parameters, and its comment."""
    text = (root / f"include/dovetail/{folder}/{stem}.hpp").read_text(encoding="utf-8")
    wanted = stem.replace("_", "")
    for declared in declarations(text):
        if declared.namespace == ("dovetail",) and declared.name.lower() == wanted and declared.documented:
            return declared.name, comment_above(text, declared.line)
    sys.exit(f"include/dovetail/{folder}/{stem}.hpp: expected a class of that name with a comment above it")


def layers(root):
    """Names and comments of all layers, in the order of the catalogue, and of the containers."""
    alone = [layer_of(root, "layers", stem) for stem in layer_headers(root) if stem not in NO_LAYERS]
    written = " ".join(layer for entry in entries(root) for layer in entry.layers)
    alone.sort(key=lambda layer: found.start() if (found := re.search(rf"\b{layer[0]}\b", written)) else len(written))
    return alone, [layer_of(root, "networks", stem) for stem in CONTAINERS]


def umbrella(root, text):
    """include/dovetail/layers.hpp"""
    head = text[:text.index("#include")]
    return head + "".join(f"#include <dovetail/layers/{stem}.hpp>\n" for stem in layer_headers(root)
                          if stem not in APART)


def between(text, name, content):
    """`text` with other content between <!-- name --> and <!-- /name -->."""
    start, end = f"<!-- {name}: written by tests/catalogue.py -->", f"<!-- /{name} -->"
    if start not in text or end not in text:
        sys.exit(f"expected {start} and {end}")
    return text[:text.index(start) + len(start)] + content + text[text.index(end):]


def first_sentence(comment):
    """Its types as code."""
    match = re.match(r"(.+?)(?<!\.)\.(?= |$)", comment)
    return re.sub(r"\b[A-Z]\w*<(?:[^<>]|<(?:[^<>]|<[^<>]*>)*>)*>", r"`\g<0>`", match[1] if match else comment)


def page(root, text):
    """docs/layers.md"""
    written = [layer for entry in entries(root) for layer in entry.layers[1:]]

    def rows(found):
        table = "\n\n| | |\n|---|---|\n"
        for name, comment in found:
            shown = next((layer for layer in written if re.match(rf"{name}\b", layer)), name)
            table += f"| `{at_size(shown, 10)}` | {first_sentence(comment)} |\n"
        return table + "\n"

    alone, containers = layers(root)
    return between(between(text, "layers", rows(alone)), "containers", rows(containers))


def readme(root, text):
    return between(text, "layers", " ".join(f"`{name}`" for name, _ in layers(root)[0]))


MADE = {"include/dovetail/layers.hpp": umbrella, "docs/layers.md": page, "README.md": readme}


def missing(root):
    """What the catalogue lacks."""
    known = entries(root)
    written = " ".join(layer for entry in known for layer in entry.layers)
    for name, _ in sum(layers(root), []):
        if not re.search(rf"\b{name}\b", written):
            yield f"tests/catalogue.hpp has no entry of {name}"
    names = [entry.name for entry in known]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"tests/catalogue.hpp has two entries of the name {name}"
    for entry in known:
        if entry.pytorch and not (root / f"tests/goldens/pytorch/{entry.name}.txt").exists():
            yield f"tests/goldens/pytorch/{entry.name}.txt is not there: python3 tests/goldens/make_pytorch.py writes it"


def main():
    if sys.argv[1:] not in ([], ["--write"]):
        sys.exit(__doc__)
    wrong = list(missing(ROOT))
    for file, make in MADE.items():
        path = ROOT / file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        made = make(ROOT, text)
        if made != text and sys.argv[1:]:
            path.write_text(made, encoding="utf-8")
        elif made != text:
            wrong.append(f"{file} is not up to date: python3 tests/catalogue.py --write")
    print("\n".join(wrong) or f"{len(entries())} entries, and what is made from them")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
