// SPDX-License-Identifier: MIT
#include <dovetail/ops/roll.hpp>

#include <doctest/doctest.h>

#include <cstdint>

#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/flip.hpp>

using namespace dovetail;

// In constant expressions compilers check each step of a pointer.
static_assert(roll<1>(flip<0>(Tensor<int, 2, 2>{{1, 2}, {3, 4}}), 1) == Tensor<int, 2, 2>{{4, 3}, {2, 1}});
static_assert(roll<0>(Tensor<int, 1, 1>{{5}}, -3)(0, 0) == 5 && roll<1>(Tensor<int, dynamic, 4>(), 1).empty());

static_assert(roll<0>(Tensor<int, 4>{1, 2, 3, 4}, 1) == Tensor<int, 4>{4, 1, 2, 3});
static_assert(roll<-1>(Tensor<int, 4>{1, 2, 3, 4} * 1, -1) == Tensor<int, 4>{2, 3, 4, 1});

TEST_CASE_TEMPLATE("along each axis, by every shift", T, float, double, std::int32_t, std::uint8_t) {
  Tensor<T, 2, 3, 4> x;
  int n = 0;
  for (T& v : x.flat()) v = static_cast<T>(n++);
  for (int shift = -9; shift <= 9; ++shift) {
    const auto a = roll<0>(x, shift), b = roll<1>(x, shift), c = roll<2>(x, shift);
    for (int i = 0; i < 2; ++i)
      for (int j = 0; j < 3; ++j)
        for (int k = 0; k < 4; ++k) {
          CHECK(a((i + shift + 12) % 2, j, k) == x(i, j, k));
          CHECK(b(i, (j + shift + 12) % 3, k) == x(i, j, k));
          CHECK(c(i, j, (k + shift + 12) % 4) == x(i, j, k));
        }
  }
}

TEST_CASE("rows that run time knows") {
  const Tensor<float, dynamic, 2> x = {{1, 2}, {3, 4}, {5, 6}};
  CHECK(roll<0>(x, 4) == Tensor<float, 3, 2>{{5, 6}, {1, 2}, {3, 4}});
  CHECK(roll<0>(x(all, range<1, 2>), 1)(0, 0) == 6);
  CHECK(roll<0>(Tensor<float, dynamic, 2>(), 1).empty());
}
