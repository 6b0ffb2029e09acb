#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Draws the charts from what run.py wrote: python3 charts.py FILE.json FOLDER. Plain SVG, for light and dark pages."""
import html
import json
import pathlib
import sys

OURS = "dovetail"
COLOURS = {"OpenBLAS": "#3b82c4", "OpenBLAS loops": "#3b82c4", "BLIS": "#2a9d9d", "oneDNN": "#8e6bbf",
           "oneDNN packed": "#b79ad6", "libxsmm": "#5a9e4b", "Eigen": "#d1495b", "Eigen fixed": "#e58a97",
           "PyTorch": "#8a5a44", "xsimd": "#6b8e23", "plain loops": "#8a8a8a", "g++": "#3b82c4"}
STYLE = """<style>
  svg { font: 12.5px sans-serif }
  .page { fill: #ffffff } text { fill: #1c1c1c } .quiet { fill: #666666 } .grid { stroke: #dddddd } .ours { fill: #e8710a }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117 } text { fill: #e6e6e6 } .quiet { fill: #9a9a9a } .grid { stroke: #30363d } .ours { fill: #ff9a3c }
  }
</style>"""
WIDTH, LEFT, RIGHT = 860, 210, 70


class Picture:
    def __init__(self, title, contenders):
        self.parts, self.y = [], 0
        self.title = title
        self.text(20, 28, title, 'font-size="16" font-weight="bold"')
        x, self.y = 20, 52
        for c in contenders:
            self.parts.append(f'<circle cx="{x + 5}" cy="{self.y - 4}" r="5" {self.fill(c)}/>')
            self.text(x + 15, self.y, c)
            x += 40 + 7 * len(c)
        self.y += 14

    def fill(self, contender):
        return 'class="ours"' if contender == OURS else f'fill="{COLOURS.get(contender, "#d1495b")}"'

    def text(self, x, y, text, more=""):
        self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" {more}>{html.escape(text)}</text>')

    def write(self, path, caption):
        self.y += 10
        for line in caption:
            self.y += 18
            self.text(20, self.y, line, 'class="quiet"')
        height = self.y + 16
        size = f'width="{WIDTH}" height="{height}"'
        path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" {size} '
                        f'role="img" aria-label="{html.escape(self.title)}">\n{STYLE}\n'
                        f'<rect class="page" {size} rx="8"/>\n' + "\n".join(self.parts) + "\n</svg>\n")


def time_text(ns):
    unit, size = next((u, s) for u, s in (("s", 1e8), ("µs", 1e3), ("ns", 0)) if ns >= s)
    return f"{ns / {'s': 1e9, 'µs': 1e3, 'ns': 1}[unit]:.3g} {unit}"


def contenders_of(groups):
    return sorted({c for _, values in groups for c in values}, key=lambda c: (c != OURS, c))


def dots(title, groups, most, unit, caption, path):
    """A line for each (name, {contender: value}), with a dot for each contender."""
    picture = Picture(title, contenders_of(groups))
    step, first = 22, picture.y
    scale = (WIDTH - LEFT - RIGHT) / most
    for value in range(0, int(most) + 1, 20):
        x = LEFT + value * scale
        picture.parts.append(f'<path class="grid" d="M{x:.1f} {first + 4} V{first + step * len(groups) + 6}"/>')
        picture.text(x, first + step * len(groups) + 20, f"{value}{unit}", 'class="quiet" text-anchor="middle"')
    for name, values in groups:
        picture.y += step
        picture.text(LEFT - 12, picture.y, name, 'text-anchor="end"')
        picture.parts.append(f'<path class="grid" d="M{LEFT} {picture.y - 4} H{WIDTH - RIGHT}"/>')
        for c in sorted(values, key=lambda c: c == OURS):  # dovetail last, on top
            picture.parts.append(f'<circle cx="{LEFT + min(values[c], most) * scale:.1f}" cy="{picture.y - 4}" '
                                 f'r="{6.5 if c == OURS else 4.5}" {picture.fill(c)}/>')
    picture.y += 20
    picture.write(path, caption)


def bars(title, groups, caption, path):
    """A group of bars for each (name, {contender: (value, text)}). Each group has a scale of its own."""
    picture = Picture(title, contenders_of(groups))
    for name, values in groups:
        picture.y += 10
        longest = max(value for value, _ in values.values())
        picture.text(LEFT - 12, picture.y + 8 * len(values) + 4, name, 'text-anchor="end"')
        for c in sorted(values, key=lambda c: values[c][0]):
            value, text = values[c]
            length = max(1.5, (WIDTH - LEFT - RIGHT - 20) * value / longest)
            picture.parts.append(f'<rect x="{LEFT}" y="{picture.y}" width="{length:.1f}" height="13" {picture.fill(c)}/>')
            picture.text(LEFT + length + 6, picture.y + 11, text, 'font-size="11.5"')
            picture.y += 16
    picture.write(path, caption)


def draw(found, folder):
    folder.mkdir(parents=True, exist_ok=True)
    caption = [f"{found['date']}, one core of {found['machine']}, {found['compiler']}, medians of {found['rounds']} rounds",
               found["command"]]
    rows = {}
    for row in found["rows"]:
        kind, name = row["row"].split("/", 1)
        ns = {c: t for c, t in row["ns"].items() if not c.startswith("(")}
        if OURS in ns or kind == "machine":
            rows.setdefault(kind, []).append((name, ns, row))

    if "gemm" in rows:
        machine = next(row for name, _, row in rows["machine"] if name == "fma")
        peak = machine["flops"] / machine["ns"]["(peak)"]
        groups = [(name, {c: 100 * row["flops"] / t / peak for c, t in ns.items()}) for name, ns, row in rows["gemm"]]
        dots(f"Products of matrices: share of the multiply-add peak, {peak:.0f} GFLOP/s (more is better)", groups, 100, "%",
             ["M x K x N, float. dW: the left operand is transposed. dX: the right one.", *caption], folder / "gemm.svg")
    for kind, title in (("training", "Training 784-128-10 with Adam: seconds an epoch of 60,000 (less is better)"),
                        ("inference", "Inference: time a sample (less is better)"),
                        ("elementwise", "Functions of each element: time an element (less is better)"),
                        ("tensors", "Expressions, reductions and small products: time (less is better)")):
        if kind in rows:
            groups = [(name, {c: (t, time_text(t / row["items"])) for c, t in ns.items()}) for name, ns, row in rows[kind]]
            bars(title, groups, caption, folder / f"{kind}.svg")
    if found["compile"]:
        by_program = {}
        for cost in found["compile"]:
            by_program.setdefault(cost["program"], {})[cost["compiler"]] = (
                cost["seconds"], f"{cost['seconds']:.2f} s, {cost['megabytes']:.0f} MB")
        bars("Compiling with -O2: seconds of the processor, peak memory (less is better)", list(by_program.items()),
             caption, folder / "compile.svg")


if __name__ == "__main__":
    draw(json.loads(pathlib.Path(sys.argv[1]).read_text()), pathlib.Path(sys.argv[2]))
