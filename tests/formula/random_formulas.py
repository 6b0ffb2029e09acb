#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Gradients of random formulas against central differences: random_formulas.py COUNT SEED FOLDER COMPILER [OPTION...]
The same formula is run on tensors and on symbols. Shapes, operations, broadcasting, axes and what is used again are
random, and follow from the seed."""
import concurrent.futures
import os
import random
import subprocess
import sys
from pathlib import Path

EACH = 20  # formulas in a program
UNARY = ["tanh({})", "sigmoid({})", "sin({})", "cos({})", "erf({})", "exp(0.3 * {})", "square({})", "-{}", "abs({})", "relu({})",
         "sqrt(1 + square({}))", "log(2 + square({}))", "log1p(square({}))", "rsqrt(2 + square({}))", "{} * 0.5", "2 / (3 + square({}))",
         "softmax({})", "log_softmax({})", "expm1(0.2 * {})", "clamp({}, -0.4, 0.7)", "({} - 0.25)"]
BINARY = ["{} + {}", "{} - {}", "{} * {}", "{} / (2 + square({}))", "maximum({}, {})", "minimum({}, {})", "where({0} < {1}, {0}, {1} * {0})",
          "pow(1.5 + sin({}), {})", "where({0} >= 0.1, {0} * {1}, {1})", "fma({0}, {1}, {0})"]
REDUCTIONS = ["sum({}{})", "mean({}{})", "max({}{})", "min({}{})", "logsumexp({}{})", "var({}{})"]


def broadcast(a, b):
    rank = max(len(a), len(b))
    a, b = (1,) * (rank - len(a)) + a, (1,) * (rank - len(b)) + b
    if any(x != y and 1 not in (x, y) for x, y in zip(a, b)):
        return None
    return tuple(max(x, y) for x, y in zip(a, b))


class Formula:
    def __init__(self, rng):
        self.rng, self.lines, self.values, self.arguments = rng, [], [], []
        for i in range(rng.randint(1, 3)):
            self.arguments.append(tuple(rng.choice((1, 2, 3, 4, 5, 9)) for _ in range(rng.randint(1, 4))))
            self.values.append((f"x{i}", self.arguments[-1]))
        for _ in range(rng.randint(3, 12)):
            self.step()
        terms = [f"sum({name} * {name})" if rng.random() < 0.3 else f"mean({name})" for name, _ in rng.sample(self.values, min(3, len(self.values)))]
        self.result = " + ".join([f"sum(tanh({self.values[-1][0]}))", *terms])

    def add(self, text, shape):
        if not shape or len(shape) > 4 or eval("*".join(map(str, shape))) > 400:
            return
        name = f"v{len(self.lines)}"
        self.lines.append(f"[[maybe_unused]] const auto {name} = eval({text});")
        self.values.append((name, tuple(shape)))

    def step(self):
        rng = self.rng
        name, shape = rng.choice(self.values[-4:])
        kind = rng.randrange(8)
        axis = rng.randrange(len(shape))
        if kind == 0:
            self.add(rng.choice(UNARY).format(name), shape)
        elif kind in (1, 2):
            other, its = rng.choice(self.values)
            if broadcast(shape, its):
                self.add(rng.choice(BINARY).format(name, other), broadcast(shape, its))
        elif kind == 3:
            axes = sorted(rng.sample(range(len(shape)), rng.randint(1, len(shape))))
            keep = len(axes) == len(shape) or rng.random() < 0.6
            left = tuple(1 if i in axes else e for i, e in enumerate(shape)) if keep else tuple(e for i, e in enumerate(shape) if i not in axes)
            self.add(rng.choice(REDUCTIONS).format(name, f", axis<{', '.join(map(str, axes))}>{', keepdims' if keep else ''}"), left)
        elif kind == 4:
            order = rng.sample(range(len(shape)), len(shape))
            self.add(f"permute<{', '.join(map(str, order))}>({name})", [shape[i] for i in order])
        elif kind == 5:
            pick = rng.randrange(4)
            if pick == 0:
                self.add(f"flip<{axis}>({name})", shape)
            elif pick == 1 and shape[axis] > 1:
                first = rng.randrange(shape[axis] - 1)
                tokens = ["all"] * axis + [f"range<{first}, to_end, {rng.choice((1, 2))}>"]
                step = int(tokens[-1][-2])
                self.add(f"{name}({', '.join(tokens)})", [-(-(e - first) // step) if i == axis else e for i, e in enumerate(shape)])
            elif pick == 2:
                self.add(f"cumsum({name}, axis<{axis}>)", shape)
            else:
                size = eval("*".join(map(str, shape)))
                rows = rng.choice([d for d in range(1, size + 1) if size % d == 0])
                self.add(f"reshape<{rows}, {size // rows}>({name})", [rows, size // rows])
        elif kind == 6:
            self.add(f"concatenate<{axis}>({name}, sin({name}))", [2 * e if i == axis else e for i, e in enumerate(shape)])
        elif len(shape) == 2:
            text, its = rng.choice([(f"transpose({name})", shape[::-1])])
            self.add(f"0.3 * matmul({name}, {text})", [shape[0], its[1]])

    def code(self, number):
        arguments = ", ".join(f"[[maybe_unused]] auto x{i}" for i in range(len(self.arguments)))
        made = "".join(f", random_tensor<double, {', '.join(map(str, shape))}>(random)" for shape in self.arguments)
        lines = "\n        ".join(self.lines)
        return (f"  {{\n    Random random(Seed{{{number}}});\n    CAPTURE({number});\n    partials += check(\n      []({arguments}) {{\n"
                f"        {lines}\n        return {self.result};\n      }}{made});\n  }}\n")


def main():
    count, seed, folder, compiler = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:]
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(seed)
    formulas = [Formula(rng) for _ in range(count)]

    def differs(first):
        source, program = folder / f"from_{first}.cpp", folder / f"from_{first}"
        cases = "".join(f.code(first + i) for i, f in enumerate(formulas[first:first + EACH]))
        source.write_text("#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN\n#include \"formula/differences.hpp\"\n#include <cstdio>\n"
                          "using namespace dovetail;\nusing differences::check, differences::random_tensor;\n"
                          "TEST_CASE(\"random formulas\") {\n  std::size_t partials = 0;\n" + cases +
                          "  std::printf(\"%zu partial derivatives\\n\", partials);\n}\n")
        subprocess.run([*compiler, f"-I{Path(__file__).parents[1]}", str(source), "-o", str(program)], check=True)
        return subprocess.run([str(program)]).returncode != 0

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() if "ONE_AT_A_TIME" not in os.environ else 1) as pool:
        failed = any(list(pool.map(differs, range(0, count, EACH))))
    print(f"{count} formulas of seed {seed}: {'some gradients are wrong' if failed else 'all gradients are right'}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
