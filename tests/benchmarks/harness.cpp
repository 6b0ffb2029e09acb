// SPDX-License-Identifier: MIT
#include "harness.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <memory>
#include <new>
#include <random>
#include <string_view>

namespace bench {

std::vector<Contender>& contenders() {
  static std::vector<Contender> all;
  return all;
}

std::span<float> shared(const std::string& name, std::size_t size, float scale) {
  struct Free {
    void operator()(float* data) const { ::operator delete[](data, std::align_val_t{64}); }
  };
  static std::map<std::string, std::unique_ptr<float[], Free>> memory;
  auto& data = memory[name];
  if (!data) {
    data.reset(new (std::align_val_t{64}) float[size]);
    std::minstd_rand random(static_cast<unsigned>(std::hash<std::string>{}(name)));
    for (float& x : std::span(data.get(), size)) x = scale * (static_cast<float>(random() % 65536) / 32768.0f - 1);
  }
  return {data.get(), size};
}

// Every contender of a row leaves what the first one does, to a part in 50,000 of its largest element: float
// has 1 in 16 million, of which long sums in another order take their part.
bool check() {
  bool same = true;
  std::map<std::string, std::vector<float>> first;
  for (const Contender& c : contenders()) {
    if (c.row.results == 0 || c.row.flops > 3e8 || c.name.front() == '(') continue;
    const std::span<float> found = result(c.row);
    std::ranges::fill(found, std::numeric_limits<float>::quiet_NaN());
    c.once();
    const auto [entry, is_first] = first.try_emplace(c.row.name, found.begin(), found.end());
    float largest = 0, error = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
      largest = std::max(largest, std::abs(entry->second[i]));
      error = std::abs(found[i] - entry->second[i]) <= error ? error : std::abs(found[i] - entry->second[i]);
    }
    if (error <= 2e-5f * largest) continue;  // a NaN is no such number
    same = false;
    std::printf("%s: %s differs by %g, the largest element is %g\n", c.row.name.c_str(), c.name.c_str(),
                static_cast<double>(error), static_cast<double>(largest));
  }
  std::printf("%zu contenders, %s\n", contenders().size(), same ? "all do the same work" : "not the same work");
  return same;
}

}  // namespace bench

int main(int argc, char** argv) {
  auto& all = bench::contenders();
  if (argc == 2 && std::string_view(argv[1]) == "--check") return bench::check() ? 0 : 1;

  // Those of a row run one after the other, in another order in each run of the program.
  std::map<std::string, std::size_t> place;
  for (const bench::Contender& c : all) place.emplace(c.row.name, place.size());
  std::ranges::shuffle(all, std::mt19937(std::random_device{}()));
  std::ranges::sort(all, {}, [&](const bench::Contender& c) { return place[c.row.name]; });
  for (const bench::Contender& c : all)
    if (c.row.flops + c.row.bytes > 0) benchmark::RegisterBenchmark((c.row.name + "/" + c.name).c_str(), c.time);
#ifdef __clang__
  benchmark::AddCustomContext("compiler", "clang " + std::to_string(__clang_major__));
#else
  benchmark::AddCustomContext("compiler", "g++ " + std::to_string(__GNUC__));
#endif
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
}
