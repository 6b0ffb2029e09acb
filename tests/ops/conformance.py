#!/usr/bin/env python3
"""Expressions of random shapes and values, computed by dovetail and by NumPy.

    conformance.py COUNT FOLDER COMPILER [FLAG...]    writes programs into FOLDER, compiles and runs them

Each operation is the root of some expressions; its operands are tensors or expressions of other operations. NumPy computes
in double from the same values (multiples of 1/16, which a float holds). What a float computes may be off by the tolerance
below, times the largest element: an expression of a few operations, none of which is near a jump or a pole of its function.
"""
import concurrent.futures
import math
import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np

EACH = 60         # expressions of a program
TOLERANCE = {"float": 2e-5, "double": 1e-12}
LARGEST = 30.0   # of all that is computed: errors stay in proportion
APART = 1e-2     # from a jump, a pole or a tie


class Node:
    """An expression: its C++ text, its value, whether its leading extent is dynamic, and the tensors that it reads."""

    def __init__(self, text, value, leaves, dynamic=False):
        self.text, self.value, self.leaves, self.dynamic = text, np.asarray(value), leaves, dynamic

    shape = property(lambda self: self.value.shape)


class Leaf:
    count = 0

    def __init__(self, value, kind, dynamic):
        Leaf.count += 1
        self.name, self.value, self.kind, self.dynamic = f"x{Leaf.count}", value, kind, dynamic

    def declaration(self):
        extents = ["dynamic" if self.dynamic and i == 0 else str(e) for i, e in enumerate(self.value.shape)]
        numbers = ", ".join(repr(v.item()) for v in self.value.ravel())
        return f"const Tensor<{self.kind}, {', '.join(extents)}> {self.name}(std::vector<{self.kind}>{{{numbers}}});"


def random_shape(rng, rank=None):
    rank = rank or rng.choice([1, 1, 2, 2, 2, 3, 3, 4])
    return tuple(rng.choice([1, 2, 3, 4, 5, 7, 9, 17] if rank < 3 else [1, 2, 3, 5]) for _ in range(rank))


def leaf(rng, shape, kind="T", dynamic=None, low=-48, high=48):
    steps = np.array([rng.randint(low, high) for _ in range(math.prod(shape))]).reshape(shape)
    value = steps / 16.0 if kind == "T" else steps // 8
    dynamic = rng.random() < 0.15 if dynamic is None else dynamic
    made = Leaf(value, kind, dynamic)
    return Node(made.name, value, [made], dynamic)


def operand(rng, shape, depth):
    """An operand of this shape: a tensor, or an elementwise expression of one."""
    if depth > 0 and rng.random() < 0.6:
        for _ in range(20):
            node = rng.choice(ELEMENTWISE)(rng, shape, depth - 1)
            if node is not None and node.shape == shape:
                return node
    return leaf(rng, shape)


def bounded(value):
    return np.all(np.isfinite(value)) and (value.size == 0 or np.max(np.abs(value)) <= LARGEST)


def join(*nodes):
    return [one for node in nodes for one in node.leaves]


# Elementwise: make(rng, shape, depth) gives a node of that shape, or None where the values do not suit.

def unary(name, function, suits=lambda x: True):
    def make(rng, shape, depth):
        x = operand(rng, shape, depth)
        with np.errstate(all="ignore"):
            if not suits(x.value):
                return None
            value = function(x.value)
        return Node(f"{name}({x.text})", value, x.leaves, x.dynamic) if bounded(value) else None
    return make


def broadcast_part(rng, shape):
    """A shape that is broadcast to this one."""
    part = tuple(1 if rng.random() < 0.2 else e for e in shape)
    return part[rng.randint(0, len(part) - 1):] if rng.random() < 0.4 else part


def either_way(rng, shape, depth):
    """Two operands that are broadcast to a shape, one of which has it."""
    a, b = operand(rng, shape, depth), operand(rng, broadcast_part(rng, shape), depth)
    if len(b.shape) < len(shape) and b.dynamic:
        b = leaf(rng, b.shape, dynamic=False)       # a dynamic extent leads, or is nothing
    if a.dynamic and b.shape[0] == 1 and len(b.shape) == len(shape) and b.dynamic:
        b = leaf(rng, b.shape, dynamic=False)
    if b.dynamic and b.shape != shape:
        b = leaf(rng, b.shape, dynamic=False)
    if a.dynamic and a.shape[0] == 1:
        a = leaf(rng, a.shape, dynamic=False)
    return (a, b) if rng.random() < 0.7 else (b, a)


def is_dynamic(*nodes):
    rank = max(len(n.shape) for n in nodes)
    leading = [n for n in nodes if len(n.shape) == rank]
    return any(n.dynamic for n in leading) and not any(not n.dynamic and n.shape[0] != 1 for n in leading)


def binary(text, function, suits=lambda a, b: True):
    def make(rng, shape, depth):
        a, b = either_way(rng, shape, depth)
        if rng.random() < 0.2:
            number = rng.choice([2, 3, 0.5, 1.25])
            b = Node(str(number), np.array(float(number)), [])
        with np.errstate(all="ignore"):
            if not suits(a.value, b.value):
                return None
            value = function(a.value, b.value)
        nodes = [n for n in (a, b) if n.shape]
        return Node(text.format(a.text, b.text), value, join(a, b), is_dynamic(*nodes)) if bounded(value) else None
    return make


def far(x, points):
    return all(np.all(np.abs(x - p) > APART) for p in points)


def whole_far(x, offset=0.0):
    return np.all(np.abs((x + offset) - np.round(x + offset)) > APART)


def no_ties(a, b):
    return np.all(np.abs(a - b) > APART)


erf = np.vectorize(math.erf, otypes=[float])


def where(rng, shape, depth):
    a, b = operand(rng, shape, depth), leaf(rng, shape, dynamic=False)
    c = operand(rng, shape, depth)
    if a.dynamic or c.dynamic or not no_ties(a.value, b.value):
        return None
    comparison, function = rng.choice([("<", np.less), ("<=", np.less_equal), (">", np.greater), (">=", np.greater_equal)])
    return Node(f"where({a.text} {comparison} {b.text}, {a.text}, {c.text})", np.where(function(a.value, b.value), a.value, c.value),
                join(a, b, c))


def clamp(rng, shape, depth):
    x = operand(rng, shape, depth)
    return Node(f"clamp({x.text}, -1, 1.5)", np.clip(x.value, -1, 1.5), x.leaves, x.dynamic)


def fma(rng, shape, depth):
    a, b = operand(rng, shape, depth), operand(rng, shape, depth)
    if a.dynamic != b.dynamic:
        return None
    value = a.value * b.value + 0.5
    return Node(f"fma({a.text}, {b.text}, 0.5)", value, join(a, b), a.dynamic) if bounded(value) else None


def integers(rng, shape, depth):
    a, b = leaf(rng, shape, "std::int32_t", False), leaf(rng, shape, "std::int32_t", False)
    text, function = rng.choice([("{0} + {1}", np.add), ("{0} * {1}", np.multiply), ("{0} - {1}", np.subtract),
                                 ("minimum({0}, {1})", np.minimum), ("abs({0})", lambda x, y: np.abs(x))])
    return Node(f"cast<T>({text.format(a.text, b.text)})", function(a.value, b.value).astype(float), join(a, b)) \
        if bounded(function(a.value, b.value)) else None


ELEMENTWISE = [
    unary("abs", np.abs), unary("-", np.negative), unary("square", np.square), unary("sign", np.sign, lambda x: far(x, [0])),
    unary("exp", np.exp, lambda x: np.all(x < 3)), unary("expm1", np.expm1, lambda x: np.all(x < 3)),
    unary("log", np.log, lambda x: np.all(x > 0.05)), unary("log", np.log, lambda x: np.all(x > 0.05)),
    unary("log1p", np.log1p, lambda x: np.all(x > -0.9)), unary("sqrt", np.sqrt, lambda x: np.all(x > 0.05)),
    unary("rsqrt", lambda x: 1 / np.sqrt(x), lambda x: np.all(x > 0.05)), unary("sin", np.sin), unary("cos", np.cos),
    unary("tan", np.tan, lambda x: np.all(np.abs(np.cos(x)) > 0.3)), unary("tanh", np.tanh),
    unary("sigmoid", lambda x: 1 / (1 + np.exp(-x))), unary("relu", lambda x: np.maximum(x, 0)), unary("erf", erf),
    unary("floor", np.floor, whole_far), unary("ceil", np.ceil, whole_far), unary("trunc", np.trunc, whole_far),
    unary("round", np.round, lambda x: whole_far(x, 0.5)),
    binary("({} + {})", np.add), binary("({} - {})", np.subtract), binary("({} * {})", np.multiply),
    binary("({} / {})", np.divide, lambda a, b: np.all(np.abs(b) > 0.2)), binary("minimum({}, {})", np.minimum),
    binary("maximum({}, {})", np.maximum), binary("pow({}, {})", np.power, lambda a, b: np.all(a > 0.1)),
    where, clamp, fma, integers]


# Roots: make(rng, depth) gives a node of any shape, or None.

def elementwise_root(make):
    return lambda rng, depth: make(rng, random_shape(rng), depth)


def reduction(name, function, suits=lambda x: True, whole=True, several=True):
    def make(rng, depth):
        shape = random_shape(rng)
        x = operand(rng, shape, depth)
        if not suits(x.value):
            return None
        rank = len(shape)
        if whole and rng.random() < 0.25:
            value = function(x.value, None, False)
            return Node(f"{name}({x.text})", value, x.leaves) if bounded(value) else None
        axes = tuple(sorted(rng.sample(range(rank), rng.randint(1, rank) if several else 1)))
        keep = several and rng.random() < 0.4
        if len(axes) == rank and not keep:
            return None
        value = function(x.value, axes if len(axes) > 1 else axes[0], keep)
        stated = ", ".join(str(a - rank if rng.random() < 0.3 else a) for a in axes)
        return Node(f"{name}({x.text}, axis<{stated}>{', keepdims' if keep else ''})", value, x.leaves) if bounded(value) else None
    return make


def along(name, function, suits=lambda x: True):
    """Of one axis, which stays."""
    return reduction(name, lambda x, axis, keep: function(x, axis), suits, whole=False, several=False)


def apart(x):
    flat = np.sort(x.ravel())
    return flat.size < 2 or np.min(np.diff(flat)) > APART


def softmax(x, axis):
    e = np.exp(x - np.max(x, axis, keepdims=True))
    return e / np.sum(e, axis, keepdims=True)


def logsumexp(x, axis, keep):
    top = np.max(x, axis, keepdims=True)
    y = np.log(np.sum(np.exp(x - top), axis, keepdims=True)) + top
    return y if keep else (np.squeeze(y, axis) if axis is not None else y.reshape(()))


REDUCTIONS = [
    reduction("sum", lambda x, a, k: np.sum(x, a, keepdims=k)), reduction("mean", lambda x, a, k: np.mean(x, a, keepdims=k)),
    reduction("prod", lambda x, a, k: np.prod(x, a, keepdims=k)), reduction("min", lambda x, a, k: np.min(x, a, keepdims=k)),
    reduction("max", lambda x, a, k: np.max(x, a, keepdims=k)), reduction("var", lambda x, a, k: np.var(x, a, keepdims=k)),
    reduction("stddev", lambda x, a, k: np.std(x, a, keepdims=k), lambda x: np.std(x) > 0.1 and x.size > 40),
    reduction("norm", lambda x, a, k: np.sqrt(np.sum(x * x, a, keepdims=k))), reduction("logsumexp", logsumexp),
    along("argmax", lambda x, a: np.argmax(x, a), apart), along("argmin", lambda x, a: np.argmin(x, a), apart),
    along("cumsum", lambda x, a: np.cumsum(x, a)), along("softmax", softmax),
    along("log_softmax", lambda x, a: np.log(softmax(x, a))), along("sort", lambda x, a: np.sort(x, a)),
    along("argsort", lambda x, a: np.argsort(x, a), apart)]


def comparison_root(rng, depth):
    shape = random_shape(rng)
    a, b = operand(rng, shape, depth), leaf(rng, shape, dynamic=False)
    if a.dynamic or not no_ties(a.value, b.value):
        return None
    name, function = rng.choice([("all", np.all), ("any", np.any)])
    return Node(f"{name}({a.text} < {b.text})", function(a.value < b.value).astype(float), join(a, b))


def static_leaf(rng, shape):
    return leaf(rng, shape, dynamic=False)


def shape_root(rng, depth):
    shape = random_shape(rng, rng.choice([2, 3, 4]))
    x = operand(rng, shape, depth)
    if x.dynamic:
        return None
    v, rank = x.value, len(shape)
    axis = rng.randrange(rank)
    order = rng.sample(range(rank), rank)
    other = static_leaf(rng, tuple(rng.randint(1, 4) if i == axis else e for i, e in enumerate(shape)))
    same = static_leaf(rng, shape)
    index = Leaf(np.array([rng.randrange(shape[axis]) for _ in range(4)]), "std::int32_t", False)
    amounts = [(rng.randint(0, 2), rng.randint(0, 2)) for _ in shape]
    copies = [rng.randint(1, 3) for _ in shape]
    shift = rng.randint(-5, 5)
    listed = lambda numbers: ", ".join(map(str, numbers))
    text, value, leaves = rng.choice([
        (f"reshape<{v.size}>({x.text})", v.reshape(-1), []),
        (f"flatten({x.text})", v.reshape(-1), []),
        (f"expand_dims<{axis}>({x.text})", np.expand_dims(v, axis), []),
        (f"permute<{listed(order)}>({x.text})", np.transpose(v, order), []),
        (f"transpose({x.text})", v.T, []),
        (f"broadcast_to<2, {listed(shape)}>({x.text})", np.broadcast_to(v, (2, *shape)), []),
        (f"flip<{axis}>({x.text})", np.flip(v, axis), []),
        (f"roll<{axis}>({x.text}, {shift})", np.roll(v, shift, axis), []),
        (f"concatenate<{axis}>({x.text}, {other.text})", np.concatenate([v, other.value], axis), other.leaves),
        (f"stack<{axis}>({x.text}, {same.text})", np.stack([v, same.value], axis), same.leaves),
        (f"tile<{listed(copies)}>({x.text})", np.tile(v, copies), []),
        (f"repeat<3, {axis}>({x.text})", np.repeat(v, 3, axis), []),
        (f"gather<{axis}>({x.text}, {index.name})", np.take(v, index.value, axis), [index]),
        (f"one_hot<{shape[axis]}, T>({index.name})", np.eye(shape[axis])[index.value], [index]),
        (PAD(x.text, amounts), np.pad(v, amounts, constant_values=0.5), [])])
    return Node(text, value, (x.leaves if "one_hot" not in text else []) + leaves)


def PAD(text, amounts):
    return f"pad<{', '.join(f'around<{a}, {b}>' for a, b in amounts)}>({text}, 0.5)"


def slice_root(rng, depth):
    shape = random_shape(rng, rng.choice([2, 3]))
    x = leaf(rng, shape)
    tokens, picks = [], []
    for i, extent in enumerate(shape):
        begin = rng.randrange(extent)
        end, step = rng.randint(begin, extent), rng.randint(1, 3)
        token, pick = rng.choice([("all", slice(None)), (f"range<{begin}, {end}, {step}>", slice(begin, end, step)),
                                  (f"range<{begin - extent}>", slice(begin - extent, None)), ("last", -1), (str(begin), begin),
                                  (f"slice<{extent - begin}>({begin})", slice(begin, extent))])
        tokens.append(token)
        picks.append(pick)
    value = x.value[tuple(picks)]
    if value.ndim == 0 or value.size == 0:
        return None
    return Node(f"{x.text}({', '.join(tokens)}) * 2", value * 2, x.leaves)


def product_root(rng, depth):
    m, k, n, b = (rng.choice([1, 2, 3, 4, 5, 8, 9, 17]) for _ in range(4))
    small = lambda *shape: leaf(rng, shape, dynamic=False, low=-16, high=16)
    case = rng.randrange(12)
    if case == 0:
        x, y = operand(rng, (m, k), depth), small(k, n)
        text, value = f"matmul({x.text}, {y.text})", x.value @ y.value
    elif case == 1:
        x, y = small(2, m, k), small(k, n)
        text, value = f"matmul({x.text}, {y.text})", x.value @ y.value
    elif case == 2:
        x, y = small(n, k), small(m, k)
        text, value = f"matmul({x.text}, transpose({y.text}))", x.value @ y.value.T
    elif case == 3:
        x, y = small(k, m), small(k, n)
        text, value = f"matmul(transpose({x.text}), {y.text})", x.value.T @ y.value
    elif case == 4:
        x, y = small(m, k), small(k)
        text, value = f"matmul({x.text}, {y.text})", x.value @ y.value
    elif case == 5:
        x, y = small(k), small(k)
        text, value = f"dot({x.text}, {y.text})", x.value @ y.value
    elif case == 6:
        x, y = small(m), small(n)
        text, value = f"outer({x.text}, {y.text})", np.outer(x.value, y.value)
    elif case == 7:
        x, y = small(2, k, 3), small(k, 3, n)
        text, value = f"tensordot<2>({x.text}, {y.text})", np.tensordot(x.value, y.value, 2)
    else:
        subscripts, one, two = rng.choice([("bij,bjk->bik", (2, m, k), (2, k, n)), ("ij,kj->ik", (m, k), (n, k)),
                                           ("ij,ij->", (m, k), (m, k)), ("ij,j->i", (m, k), (k,)), ("ijk,k->ji", (m, 3, k), (k,)),
                                           ("i,j->ij", (m,), (n,)), ("ii,ij->j", (m, m), (m, n)), ("ij,jk", (m, k), (k, n)),
                                           ("bhqd,bhkd->bhqk", (2, 2, 3, k), (2, 2, 4, k))])
        x, y = small(*one), small(*two)
        text, value = f'einsum<"{subscripts}">({x.text}, {y.text})', np.einsum(subscripts, x.value, y.value)
    return Node(text, value, join(x, y)) if bounded(value / 4) else None


ROOTS = [elementwise_root(make) for make in ELEMENTWISE] + REDUCTIONS + [comparison_root] + \
        [shape_root] * 15 + [slice_root] * 8 + [product_root] * 10

PRELUDE = """// Written by conformance.py.
#include <dovetail/ops.hpp>

#include <cmath>
#include <cstdio>
#include <vector>
using namespace dovetail;

static int failures = 0;

static void fail(const char* text, const char* type, const char* what) {
  std::printf("%s, in %s: %s\\n", text, type, what);
  ++failures;
}
template <class X>
void check(const char* text, const char* type, double tolerance, const X& x, std::vector<std::size_t> extents, std::vector<double> want) {
  double largest = 1;
  for (double w : want) largest = std::fmax(largest, std::fabs(w));
  const auto one = [&](double found, double wanted) {
    if (std::fabs(found - wanted) <= tolerance * largest) return true;
    char line[99];
    std::snprintf(line, sizeof line, "expected %.17g, found %.17g", wanted, found);
    fail(text, type, line);
    return false;
  };
  if constexpr (any_operand<X>) {
    const auto y = eval(x);
    auto dims = std::vector<std::size_t>(X::shape::dims.begin(), X::shape::dims.end());
    dims[0] = y.rows();
    if (dims != extents) return fail(text, type, "another shape");
    for (std::size_t i = 0; i < want.size(); ++i)
      if (!one(static_cast<double>(y.data()[i]), want[i])) return;
  } else {
    if (!extents.empty()) return fail(text, type, "a number in place of a tensor");
    one(static_cast<double>(x), want[0]);
  }
}
"""


def program(nodes, first):
    parts = [PRELUDE]
    for number, node in enumerate(nodes, first):
        leaves = {one.name: one for one in node.leaves}
        lines = "\n  ".join(one.declaration() for one in leaves.values())
        value = np.asarray(node.value, dtype=float)
        wanted = ", ".join(repr(float(v)) for v in value.ravel())
        text = node.text.replace('"', '\\"')
        parts.append(f"template <class T>\nvoid test_{number}(const char* type, double tolerance) {{\n  {lines}\n"
                     f"  check(\"{text}\", type, tolerance, {node.text}, {{{', '.join(map(str, value.shape))}}}, {{{wanted}}});\n}}\n")
    calls = "\n".join(f"  test_{i}<{t}>(\"{t}\", {TOLERANCE[t]});" for i in range(first, first + len(nodes)) for t in TOLERANCE)
    parts.append(f"int main() {{\n{calls}\n  return failures != 0;\n}}\n")
    return "\n".join(parts)


def generate(count, seed=20):
    rng = random.Random(seed)
    nodes = []
    while len(nodes) < count:
        node = ROOTS[len(nodes) % len(ROOTS)](rng, rng.randint(0, 3))
        if node is not None and sum(one.value.size for one in node.leaves) < 800:
            nodes.append(node)
    return nodes


def main():
    count, folder, compiler = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    folder.mkdir(parents=True, exist_ok=True)
    nodes = generate(count)

    def differs(first):
        source, binary_file = folder / f"from_{first}.cpp", folder / f"from_{first}"
        source.write_text(program(nodes[first:first + EACH], first))
        subprocess.run([*compiler, str(source), "-o", str(binary_file)], check=True)
        return subprocess.run([str(binary_file)]).returncode != 0

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        failed = any(list(pool.map(differs, range(0, count, EACH))))
    print(f"{count} expressions, in {' and '.join(TOLERANCE)}: {'some differ' if failed else 'all as NumPy computes them'}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
