// SPDX-License-Identifier: MIT
#include <dovetail/ops/pad.hpp>

#include <doctest/doctest.h>

#include <cstdint>

#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/permute.hpp>

using namespace dovetail;

static_assert(pad<1>(Tensor<int, 2>{1, 2}) == Tensor<int, 4>{0, 1, 2, 0});
static_assert(pad<0, around<1, 2>>(Tensor<int, 2, 1>{{1}, {2}} + 1, 9) ==
              Tensor<int, 2, 4>{{9, 2, 9, 9}, {9, 3, 9, 9}});

// In constant expressions compilers check each step of a pointer: also where there are no rows, and no memory.
static_assert(pad<0, 1>(Tensor<int, dynamic, 2>()).empty() && pad<0, 2>(Tensor<int, 0, 3>()).empty());
static_assert([] {  // the last place would be after the last element
  const auto y = pad<around<2, 0>, 1>(Tensor<int, dynamic, 1>(), 7);
  return y.rows() == 2 && y(1, 2) == 7;
}());
static_assert(pad<1, 0>(Tensor<int, 1, 1>{{5}}) == Tensor<int, 3, 1>{{0}, {5}, {0}});

TEST_CASE_TEMPLATE("a border of a value", T, float, double, std::int32_t, std::uint8_t) {
  Tensor<T, 3, 4, 5> x;
  int n = 0;
  for (T& v : x.flat()) v = static_cast<T>(n++);
  const auto y = pad<around<2, 0>, 1, around<0, 3>>(x, T(100));
  const auto z = pad<0, 0, 1>(transpose(x), T(100));
  static_assert(std::is_same_v<decltype(y), const Tensor<T, 5, 6, 8>>);
  for (std::size_t i = 0; i < 5; ++i)
    for (std::size_t j = 0; j < 6; ++j)
      for (std::size_t k = 0; k < 8; ++k) {
        const bool inside = i >= 2 && j >= 1 && j < 5 && k < 5;
        CHECK(y(i, j, k) == (inside ? x(i - 2, j - 1, k) : T(100)));
      }
  for (std::size_t i = 0; i < 5; ++i)
    for (std::size_t j = 0; j < 4; ++j)
      for (std::size_t k = 0; k < 5; ++k) CHECK(z(i, j, k) == (k >= 1 && k < 4 ? x(k - 1, j, i) : T(100)));
}

TEST_CASE("rows that run time knows") {
  const Tensor<float, dynamic, 2> x = {{1, 2}, {3, 4}};
  CHECK(pad<around<0, 1>, 0>(x) == Tensor<float, 3, 2>{{1, 2}, {3, 4}, {0, 0}});
  CHECK(pad<around<1, 0>, 0>(Tensor<float, dynamic, 2>(), 5) == Tensor<float, 1, 2>(std::vector<float>{5, 5}));
}
