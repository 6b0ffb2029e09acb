#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What compiling with dovetail costs: python3 tests/benchmarks/compile.py [--runs N] [--include DIR] [COMPILER...]

Compiles each program in turn with -O2 -march=native, and prints the median of the processor's time in seconds
with its budget, the most memory, and the size of the object file. The budgets are for a quiet machine.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
INCLUDE = HERE.parent.parent / "include"

OTHERS = """#include <xsimd/xsimd.hpp>
#include <vector>
#include <string>
#include <iostream>
int main() {}
"""
STANDARD = """#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <complex>
#include <functional>
#include <iostream>
#include <map>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <vector>
int main() {}
"""
INFERENCE = """#include <dovetail/networks.hpp>
using namespace dovetail;
using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;
int main() {
  const Network<Digits> network;
  const Tensor<float, 28, 28> x{};
  const auto y = network.predict(x);
  return y(0) < y(1);
}
"""
LOADING = """#include <dovetail/storage.hpp>

#include <iostream>
using namespace dovetail;
using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;
int main() {
  const auto network = load<Digits>("digits.safetensors");
  std::cout << network.predict(Tensor<float, 28, 28>{}) << '\\n';
}
"""
TABLE = """#include <dovetail/data/csv.hpp>
#include <dovetail/dovetail.hpp>
#include <dovetail/ops.hpp>
#include <dovetail/storage.hpp>

#include <iostream>
using namespace dovetail;
using Regression = Sequential<Input<3>, Dense<16>, ReLU, Dense<1>>;
int main() {
  const CsvTable table = read_csv("cars.csv");
  auto x = table.as<Tensor<float, dynamic, 3>>("weight", "power", "year");
  x = (x - mean(x, axis<0>)) / stddev(x, axis<0>);
  const auto y = table.as<Tensor<float, dynamic>>("consumption");
  auto model = compile<Regression>(Adam{}, MeanSquaredError{});
  model.fit(x, y, {.epochs = 100, .validation_split = 0.2f});
  std::cout << sqrt(mean(square(model.predict(x).reshape<dynamic>() - y))) << '\\n';
  save(model, "cars.safetensors");
}
"""
DEEP = """#include <dovetail/dovetail.hpp>
using namespace dovetail;
using Deep = Sequential<Input<64>, LAYERS>;
int main() {
  const auto x = Tensor<float, dynamic, 64>::with_rows(32), y = Tensor<float, dynamic, 64>::with_rows(32);
  auto model = compile<Deep>(Adam{}, MeanSquaredError{});
  model.fit(x, y);
  model.summary();
}
""".replace("LAYERS", ", ".join(["Dense<32>, ReLU", "Dense<64>, ReLU"] * 12 + ["Dense<64>, ReLU"]))
SIZES = """#include <dovetail/layers/dense.hpp>
using namespace dovetail;
template <std::size_t In, std::size_t Out>
float both(std::size_t rows) {
  typename Dense<In, Out>::template Parameters<float> p, gradient;
  auto x = Tensor<float, dynamic, In>::with_rows(rows), dx = Tensor<float, dynamic, In>::with_rows(rows);
  auto y = Tensor<float, dynamic, Out>::with_rows(rows), dy = Tensor<float, dynamic, Out>::with_rows(rows);
  using Read = View<const float, dynamic, Out>;
  Dense<In, Out>::forward(p, View<const float, dynamic, In>(x), View<float, dynamic, Out>(y));
  Dense<In, Out>::backward(p, View<const float, dynamic, In>(x), Read(y), Read(dy), View<float, dynamic, In>(dx), gradient);
  return y.data()[0] + dx.data()[0] + gradient.kernel.data()[0];
}
int main(int count, char**) {
  const auto rows = static_cast<std::size_t>(count);
  return static_cast<int>(SUM);
}
""".replace("SUM", " + ".join(f"both<{8 + 13 * i}, {4 + 9 * i}>(rows)" for i in range(25)))

# name: (source, budget in seconds)
PROGRAMS = {
    "the standard library": (STANDARD, None),
    "xsimd and the standard library": (OTHERS, None),
    "the umbrella alone": ("#include <dovetail/dovetail.hpp>\nint main() {}\n", 2.5),
    "inference of digits": (INFERENCE, 3.0),
    "training of digits": ((HERE / "digits.cpp").read_text(), 5.0),
    "50 layers, training": (DEEP, 8.0),
    "25 sizes of Dense": (SIZES, 10.0),
    "loading and predicting": (LOADING, 4.0),
    "CSV, ops, training, saving": (TABLE, 8.0),
}
ABOVE_STANDARD = ("loading and predicting", "CSV, ops, training, saving")  # budgets above those of the standard library


def compile_once(compiler, source, folder, include):
    """Seconds of the processor, most memory in MB, and KB of the object file."""
    (folder / "program.cpp").write_text(source)
    process = subprocess.Popen([compiler, "-std=c++20", "-O2", "-march=native", f"-I{include}", "-c", folder / "program.cpp",
                                "-o", folder / "program.o"])
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{compiler} fails")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, (folder / "program.o").stat().st_size / 1024


def measure(compilers, runs, include=INCLUDE):
    """A list of {compiler, program, seconds, megabytes, kilobytes, budget}."""
    runs_of = {}
    with tempfile.TemporaryDirectory() as name:
        for _ in range(runs):
            for compiler in compilers:
                for program, (source, _) in PROGRAMS.items():
                    cost = compile_once(compiler, source, pathlib.Path(name), include)
                    runs_of.setdefault((compiler, program), []).append(cost)
    median_of = {key: [statistics.median(values) for values in zip(*costs)] for key, costs in runs_of.items()}
    rows = []
    for (compiler, program), (seconds, megabytes, kilobytes) in median_of.items():
        budget = PROGRAMS[program][1]
        if program in ABOVE_STANDARD:
            budget = round(budget + median_of[compiler, "the standard library"][0], 2)
        rows.append({"compiler": compiler, "program": program, "seconds": seconds, "megabytes": megabytes,
                     "kilobytes": kilobytes, "budget": budget})
    return rows


def show(rows):
    print(f"\n{'compiling, -O2':48} {'seconds':>8} {'budget':>7} {'':>7} {'peak MB':>8} {'object KB':>10}")
    for row in rows:
        budget = row["budget"]
        verdict = "" if budget is None else "met" if row["seconds"] <= budget else "MISSED"
        print(f"{row['compiler']:12} {row['program']:35} {row['seconds']:8.2f} {budget or '':>7} {verdict:>7} "
              f"{row['megabytes']:8.0f} {row['kilobytes']:10.0f}")


def installed(compilers):
    return [compiler for compiler in compilers if shutil.which(compiler)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--include", default=INCLUDE, help="the folder of another dovetail")
    parser.add_argument("compilers", nargs="*", default=["g++", "clang++-19"])
    options = parser.parse_args()
    show(measure(installed(options.compilers), options.runs, options.include))


if __name__ == "__main__":
    main()
