// SPDX-License-Identifier: MIT
#include <dovetail/ops/repeat.hpp>

#include <doctest/doctest.h>

#include <cstdint>

#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/permute.hpp>

using namespace dovetail;

static_assert(repeat<2, 0>(Tensor<int, 2>{1, 2}) == Tensor<int, 4>{1, 1, 2, 2});
static_assert(repeat<2, -1>(Tensor<int, 2, 2>{{1, 2}, {3, 4}} + 1) == Tensor<int, 2, 4>{{2, 2, 3, 3}, {4, 4, 5, 5}});
static_assert(tile<2>(Tensor<int, 2>{1, 2}) == Tensor<int, 4>{1, 2, 1, 2});
static_assert(tile<2, 1>(Tensor<int, 2>{1, 2}) == Tensor<int, 2, 2>{{1, 2}, {1, 2}});
// In constant expressions compilers check each step of a pointer: also where there are no rows, and no memory.
static_assert(repeat<3, 1>(Tensor<int, dynamic, 2>()).empty() && repeat<3, 1>(Tensor<int, 0, 2>()).empty());
static_assert(tile<2, 3>(Tensor<int, dynamic, 2>()).empty() && tile<2, 3>(Tensor<int, 0, 2>()).empty());
static_assert(repeat<2, 1>(Tensor<int, 1, 1>{{5}}) == Tensor<int, 1, 2>{{5, 5}});

TEST_CASE_TEMPLATE("along each axis", T, float, double, std::int64_t, std::uint8_t) {
  Tensor<T, 2, 3, 5> x;
  int n = 0;
  for (T& v : x.flat()) v = static_cast<T>(n++);
  const auto a = repeat<3, 0>(x);
  const auto b = repeat<3, 1>(x);
  const auto c = repeat<3, 2>(x);
  for (std::size_t i = 0; i < 6; ++i) CHECK(a(i, 1, 2) == x(i / 3, 1, 2));
  for (std::size_t i = 0; i < 9; ++i) CHECK(b(1, i, 4) == x(1, i / 3, 4));
  for (std::size_t i = 0; i < 15; ++i) CHECK(c(0, 2, i) == x(0, 2, i / 3));
  const auto t = tile<2, 3, 4>(x);
  bool same = true;
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t j = 0; j < 9; ++j)
      for (std::size_t k = 0; k < 20; ++k) same = same && t(i, j, k) == x(i % 2, j % 3, k % 5);
  CHECK(same);
  const auto u = tile<2>(transpose(x));
  CHECK(u(4, 2, 3) == x(1, 2, 4));
}

TEST_CASE("rows that run time knows") {
  const Tensor<float, dynamic, 2> x = {{1, 2}, {3, 4}};
  CHECK(repeat<2, 0>(x) == Tensor<float, 4, 2>{{1, 2}, {1, 2}, {3, 4}, {3, 4}});
  CHECK(repeat<2, 1>(x) == Tensor<float, 2, 4>{{1, 1, 2, 2}, {3, 3, 4, 4}});
  CHECK(tile<2, 2>(x + 0) == Tensor<float, 4, 4>{{1, 2, 1, 2}, {3, 4, 3, 4}, {1, 2, 1, 2}, {3, 4, 3, 4}});
}
