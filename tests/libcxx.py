#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Another standard library: libcxx.py FOLDER COMPILER OPTION...
Each floor of the core compiles alone, and a program trains, with the library that the options name."""
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

root = Path(__file__).resolve().parents[1]
folder, compiler = Path(sys.argv[1]), sys.argv[2:]
folder.mkdir(parents=True, exist_ok=True)
core = ("explain", "shape", "simd", "random", "tensor", "kernels", "expressions", "ops", "formula", "layers", "networks", "training", "laws")
include = root / "include/dovetail"
headers = [include / f"{floor}.hpp" for floor in core]

PROGRAM = r"""
#include <dovetail/dovetail.hpp>
#include <dovetail/ops.hpp>
#include <cstdio>
using namespace dovetail;
using Small = Sequential<Input<4>, Residual<Dense<4>, Tanh>, BatchNormalization, Dense<3>, Softmax>;
int main() {
  Random random(Seed{1});
  const auto x = normal<float, dynamic, 4>(60, random);
  const Tensor<std::int32_t, dynamic> y = cast<std::int32_t>(argmax(x(all, range<0, 3>), axis<1>));
  auto model = compile<Small>(Adam{.learning_rate = 0.01}, SparseCategoricalCrossentropy{}, Accuracy{});
  model.summary();
  const auto history = model.fit(x, y, {.epochs = 20, .verbose = 0});
  std::printf("%g %g\n", history.loss.front(), history.loss.back());
  return !(history.loss.back() < history.loss.front() / 2);
}
"""


def errors(header):
    command = [*compiler, "-Wall", "-Wextra", "-Werror", "-Wno-pragma-once-outside-header", "-fsyntax-only", "-x", "c++", str(header)]
    return subprocess.run(command, capture_output=True, text=True).stderr


with ThreadPoolExecutor(os.cpu_count()) as pool:
    found = [text for text in pool.map(errors, headers) if text]
print("\n".join(found))
program = folder / "program"
program.with_suffix(".cpp").write_text(PROGRAM)
built = subprocess.run([*compiler, "-O1", str(program.with_suffix(".cpp")), "-o", str(program)])
sys.exit(bool(found) or built.returncode or subprocess.run([program]).returncode)
