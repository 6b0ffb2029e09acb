// SPDX-License-Identifier: MIT
#include <dovetail/kernels/reduce.hpp>

#include <doctest/doctest.h>

#include <cmath>

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
