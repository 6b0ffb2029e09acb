#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Pictures of networks, as to_svg and to_dot draw them: python3 tests/pictures/pictures.py ROOT PROGRAM FOLDER COMPILER [--write]

PROGRAM, which is pictures.cpp, writes them into FOLDER. They are well-formed, nothing in them overlaps or is cut off, and
they show the layers and shapes that Graphviz's text names too; where Graphviz is installed, it reads that text. Those in
docs/images/ are the same bytes (--write: will be), of the networks that docs/graphs.md shows, if COMPILER is GNU: Clang
writes Conv2D<4, 3> in some places where GCC writes Conv2D<4, 3, 3>.
"""
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET

SHOWN = {"u_net": "UNet", "two_inputs": "Two"}
SVG = "{http://www.w3.org/2000/svg}"
errors = []


def check(fine, *said):
    if not fine:
        errors.append(" ".join(map(str, said)))


def walk(element, x=0, y=0):
    """Every element with where its own coordinates begin."""
    if move := re.match(r"translate\((-?\d+) (-?\d+)\)$", element.get("transform", "")):
        x, y = x + int(move[1]), y + int(move[2])
    yield element, x, y
    for child in element:
        yield from walk(child, x, y)


def extent_of_text(element, x, y):
    """The box of a text: in a font of one width, a letter is 0.6 of its size wide."""
    size = 10 if element.get("class") == "shape" else 12
    text = re.sub(r"\s+", " ", "".join(element.itertext()))
    width = 0.6 * size * len(text)
    left = x + int(element.get("x")) - (width / 2 if element.get("text-anchor") == "middle" else 0)
    bottom = y + int(element.get("y"))
    return left, bottom - size, left + width, bottom + 3


def check_svg(name, text):
    root = ET.fromstring(text)
    check(root.tag == SVG + "svg", name, "is not SVG")
    _, _, width, height = map(int, root.get("viewBox").split())
    check((root.get("width"), root.get("height")) == (str(width), str(height)), name, "has two sizes")
    tags = collections.Counter(element.tag.removeprefix(SVG) for element in root.iter())
    check(set(tags) <= {"svg", "style", "defs", "marker", "path", "rect", "circle", "g", "text", "tspan"}, name, "has", tags)
    boxes, texts = [], []
    for element, x, y in walk(root):
        if element.tag == SVG + "rect" and element.get("class") not in ("page", "group"):
            boxes.append((x, y, x + int(element.get("width")), y + int(element.get("height"))))
        if element.tag == SVG + "text":
            texts.append(extent_of_text(element, x, y))
            check(0 <= texts[-1][0] and texts[-1][2] <= width and texts[-1][3] <= height, name, "cuts off", *element.itertext())

    def overlap(a, b):
        return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]

    for kind in (boxes, texts):
        for i, a in enumerate(kind):
            for b in kind[:i]:
                check(not overlap(a, b), name, "draws one over the other:", a, b)
    for text_box in texts:
        for box in boxes:
            inside = box[0] <= text_box[0] and text_box[2] <= box[2]
            check(not overlap(text_box, box) or inside, name, "has a text that is wider than its box:", text_box, box)
    lines = ["".join(e.itertext()).strip() for e in root.iter(SVG + "text")]
    return len(boxes), re.sub(r"\s+", "", "".join(lines))


def check_dot(name, text, boxes, shown):
    nodes = re.findall(r'^ *"((?:[^"\\]|\\.)*)" \[label="((?:[^"\\]|\\.)*)"', text, re.M)
    edges = re.findall(r'^ *"((?:[^"\\]|\\.)*)" -> "((?:[^"\\]|\\.)*)" \[label="(\([0-9, ]*\))"\]$', text, re.M)
    check(len(nodes) == boxes, name, "has", boxes, "boxes, but the text", len(nodes), "nodes")
    check(all({a, b} <= {node for node, _ in nodes} for a, b, _ in edges), name, "has an edge to no node")
    for _, label in nodes:
        for part in re.sub(r"&amp;", "&", re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], label)).split("\n"):
            check(re.sub(r"\s+", "", part) in shown, name, "does not show", part)
    if dot := shutil.which("dot"):
        done = subprocess.run([dot, "-Tsvg"], input=text, capture_output=True, text=True)
        check(done.returncode == 0 and "rror" not in done.stderr, name, "is not Graphviz's language:", done.stderr)
        if done.returncode == 0:
            drawn = re.findall('class="(node|edge)"', done.stdout)
            check((drawn.count("node"), drawn.count("edge")) == (len(nodes), len(edges)), name, "is read otherwise:", drawn)


def main():
    root, program, folder = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([program, folder], check=True)
    drawn = sorted(path.stem for path in folder.glob("*.svg"))
    first = {path: path.read_bytes() for path in folder.iterdir()}
    subprocess.run([program, folder], check=True)
    check(first == {path: path.read_bytes() for path in folder.iterdir()}, "a second run draws something else")
    for name in drawn:
        svg, dot = ((folder / f"{name}.{kind}").read_text(encoding="utf-8") for kind in ("svg", "dot"))
        check_dot(name, dot, *check_svg(name, svg))

    page = (root / "docs/graphs.md").read_text()
    source = re.sub(r"\s+", "", (root / "tests/pictures/pictures.cpp").read_text())
    for name, network in SHOWN.items():
        image = root / f"docs/images/{name}.svg"
        svg = (folder / f"{name}.svg").read_bytes()
        if "--write" in sys.argv:
            image.write_bytes(svg)
        if sys.argv[4] == "GNU":
            check(image.exists() and image.read_bytes() == svg, image, "is another picture: run this with --write")
        shown = re.findall(rf"^using {network} = .*?;$", page, re.M | re.S)
        check(any(re.sub(r"\s+", "", one) in source for one in shown), "docs/graphs.md has another", network)
        check(f"images/{name}.svg" in page, "docs/graphs.md does not show", name)
    print("\n".join(errors) or f"{len(drawn)} pictures are as they should be")
    sys.exit(bool(errors))


if __name__ == "__main__":
    main()
