// SPDX-License-Identifier: MIT
#pragma once
#include <benchmark/benchmark.h>

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

/// What all benchmarks share. A row is one piece of work; its contenders do that work, each in its own way.
namespace bench {

/// A piece of work.
struct Row {
  std::string name;     ///< as in gemm/32x784x128
  double flops, bytes;  ///< the arithmetic that it takes, and the memory that it cannot do without; a row of neither
                        ///< is checked and not timed
  std::size_t results = 0;  ///< how many numbers come out of it
  double items = 1;         ///< how many elements or samples go into it: times are printed for one
};

/// Memory by its name, the same for all contenders: 64-byte aligned, made when first asked for, with
/// numbers in [-scale, scale) that depend on the name alone.
std::span<float> shared(const std::string& name, std::size_t size, float scale = 1);
/// Where a contender leaves its result.
inline std::span<float> result(const Row& row) { return shared(row.name + "/result", row.results); }

/// One way to do the work of a row.
struct Contender {
  Row row;
  std::string name;                             ///< in parentheses if it is no peer but a limit of the machine
  std::function<void(benchmark::State&)> time;  ///< does it over and over
  std::function<void()> once;                   ///< does it once
};

/// All that were linked into this program.
std::vector<Contender>& contenders();

/// Adds a contender. prepare() does what need not be repeated (to look up a kernel, to pack weights) and
/// gives what does the work once, which is all that is timed.
template <class Prepare>
void contend(const Row& row, std::string name, Prepare prepare) {
  const auto time = [=](benchmark::State& state) {
    auto run = prepare();
    if (row.flops < 1e9) run();  // what is made at the first call is no part of it; beyond, it does not matter
    for (auto _ : state) {
      run();
      benchmark::ClobberMemory();
    }
    state.counters["flops"] = row.flops;
    state.counters["bytes"] = row.bytes;
    state.counters["items"] = row.items;
  };
  contenders().push_back({row, std::move(name), time, [=] { prepare()(); }});
}

}  // namespace bench
