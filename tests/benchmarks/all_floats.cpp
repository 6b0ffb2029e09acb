// SPDX-License-Identifier: MIT
// The worst error of each function over all floats, for docs/accuracy.md: no test, since it takes a quarter of an hour.
//   g++ -std=c++20 -O2 -march=native -Iinclude -Itests tests/benchmarks/all_floats.cpp -o all_floats && ./all_floats
//   [FUNCTION...]
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <vector>

#include <dovetail/simd.hpp>
#define DOCTEST_CONFIG_IMPLEMENT
#include <simd/accuracy.hpp>

using namespace dovetail;

void measure(std::string_view name, auto function, auto exact) {
  constexpr std::size_t block = 1 << 16;
  std::vector<float> x(block), y(block);
  double worst = 0;
  float at = 0;
  for (std::uint64_t begin = 0; begin < std::uint64_t(1) << 32; begin += block) {
    for (std::size_t i = 0; i < block; ++i) x[i] = std::bit_cast<float>(static_cast<std::uint32_t>(begin + i));
    detail::simd::for_packs<float>(block, [&](auto pack) { pack.store(y.data(), function(pack.load(x.data()))); });
    for (std::size_t i = 0; i < block; ++i)
      if (const double right = exact(static_cast<double>(x[i])), error = accuracy::ulps<float>(y[i], right);
          !(error <= worst) && !(std::isnan(y[i]) && std::isnan(right)))
        worst = error, at = x[i];
  }
  std::printf("%-8.*s %.2f ulp, at %a\n", static_cast<int>(name.size()), name.data(), worst, static_cast<double>(at));
  std::fflush(stdout);
}

int main(int count, char** names) {
#define MEASURE(name, function, exact)                                                            \
  if (count == 1 || std::find(names + 1, names + count, std::string_view(name)) != names + count) \
  measure(name, [](auto x) { return function; }, [](double x) -> double { return exact; })
  MEASURE("exp", detail::simd::exp(x), std::exp(x));
  MEASURE("tanh", detail::simd::tanh(x), std::tanh(x));
  MEASURE("sigmoid", detail::simd::sigmoid(x), 1 / (1 + std::exp(-x)));
  MEASURE("log", detail::simd::log(x), std::log(x));
  MEASURE("log1p", detail::simd::log1p(x), std::log1p(x));
  MEASURE("expm1", detail::simd::expm1(x), std::expm1(x));
  MEASURE("sqrt", detail::simd::sqrt(x), std::sqrt(x));
  MEASURE("rsqrt", detail::simd::rsqrt(x), 1 / std::sqrt(x));
  MEASURE("sin", detail::simd::sin(x), std::sin(x));
  MEASURE("cos", detail::simd::cos(x), std::cos(x));
  MEASURE("tan", detail::simd::tan(x), std::tan(x));
  MEASURE("erf", detail::simd::erf(x), std::erf(x));
}
