// SPDX-License-Identifier: MIT
#include <dovetail/kernels/reduce.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include <dovetail/simd/lanes.hpp>

#include "memory.hpp"

using namespace dovetail;
using namespace kernels;

TEST_CASE_TEMPLATE("sum_rows sums each column", T, float, double) {
  constexpr std::size_t W = detail::simd::width<T>;
  Random random_(Seed{1});
  const auto columns = [&]<std::size_t N>(std::integral_constant<std::size_t, N>) {
    static constexpr std::size_t rows[]{0, 1, 2, 7, 100};
    for (const std::size_t M : rows) {
      CAPTURE(M);
      CAPTURE(N);
      const auto a = random<T>(M * N, random_);
      Guarded<T> s(N);
      sum_rows(View<const T, dynamic, N>(a.data(), M), View<T, N>(s.data()));
      CHECK(s.intact());
      for (std::size_t j = 0; j < N; ++j) {
        T sum = T(0);  // in the same order: the same bits
        for (std::size_t i = 0; i < M; ++i) sum += a[i * N + j];
        CHECK(s[j] == sum);
      }
    }
  };
  columns(std::integral_constant<std::size_t, 1>{});
  columns(std::integral_constant<std::size_t, W - 1>{});
  columns(std::integral_constant<std::size_t, W>{});
  columns(std::integral_constant<std::size_t, W + 1>{});
  columns(std::integral_constant<std::size_t, 3 * W - 1>{});
}

TEST_CASE_TEMPLATE("of a million rows no column is off by more than the bound", T, float, double) {
  constexpr std::size_t M = 1'000'003, N = 3;
  constexpr double unit = static_cast<double>(std::numeric_limits<T>::epsilon()) / 2;
  std::vector<T> a(M * N), s(N);
  for (std::size_t i = 0; i < M; ++i) a[i * N] = T(0.1), a[i * N + 1] = T(i % 7) / 7, a[i * N + 2] = T(i) / 3;
  sum_rows(View<const T, dynamic, N>(a.data(), M), View<T, N>(s.data()));
  for (std::size_t j = 0; j < N; ++j) {
    long double sum = 0;
    for (std::size_t i = 0; i < M; ++i) sum += a[i * N + j];
    const double bound = 127 + 8 * std::log2(M / 128.0) / 3;
    CHECK(std::abs(static_cast<double>(s[j] - sum)) <= bound * unit * static_cast<double>(sum));
  }
  const auto lanes = detail::kernels::sum_packs<T>(M, [&](auto at) { return at.load(a.data()); });
  long double sum = 0;
  for (std::size_t i = 0; i < M; ++i) sum += a[i];
  CHECK(std::abs(static_cast<double>(detail::simd::sum(lanes) - sum)) <= 200 * unit * static_cast<double>(sum));
}
