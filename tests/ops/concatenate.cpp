// SPDX-License-Identifier: MIT
#include <dovetail/ops/concatenate.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <cstdint>

#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/permute.hpp>

using namespace dovetail;

static_assert(concatenate<0>(Tensor<int, 2>{1, 2}, Tensor<int, 1>(3), Tensor<int, 2>{4, 5}) ==
              Tensor<int, 5>{1, 2, 3, 4, 5});
static_assert(concatenate<-1>(Tensor<int, 2, 1>{{1}, {2}}, Tensor<int, 2, 2>{{3, 4}, {5, 6}}) ==
              Tensor<int, 2, 3>{{1, 3, 4}, {2, 5, 6}});
static_assert(concatenate(Tensor<int, 1, 2>{{1, 2}}, Tensor<int, 2, 2>{{3, 4}, {5, 6}}) ==
              Tensor<int, 3, 2>{{1, 2}, {3, 4}, {5, 6}});  // the first axis, as in NumPy
static_assert(stack(Tensor<int, 2>{1, 2}, Tensor<int, 2>{3, 4}) == Tensor<int, 2, 2>{{1, 2}, {3, 4}});
static_assert(stack<1>(Tensor<int, 2>{1, 2}, Tensor<int, 2>{3, 4} + 1) == Tensor<int, 2, 2>{{1, 4}, {2, 5}});
// In constant expressions compilers check each step of a pointer: also where there are no rows, and no memory.
static_assert([] {
  const auto none = Tensor<int, dynamic, 2>::with_rows(0);
  const Tensor<int, 1, 2> one{{1, 2}};
  const auto both = concatenate<0>(none, one);
  return concatenate<1>(none, none).empty() && stack<1>(none, none, none).empty() && both(0, 1) == 2;
}());
static_assert(concatenate<1>(Tensor<int, 0, 2>(), Tensor<int, 0, 3>()).empty());
static_assert(concatenate<1>(Tensor<int, 2, 1>{{1}, {2}}, Tensor<int, 2, 0>()) == Tensor<int, 2, 1>{{1}, {2}});
static_assert(std::same_as<decltype(concatenate<0>(Tensor<int, 2>(), Tensor<double, 2>())), Tensor<double, 4>>);

TEST_CASE_TEMPLATE("along each axis", T, float, double, std::int32_t, std::int64_t, std::uint8_t) {
  Tensor<T, 2, 3, 17> x;
  int n = 0;
  for (T& v : x.flat()) v = static_cast<T>(n++ % 120);
  const auto y = eval(x + T(1));
  const auto a = concatenate<0>(x, y, x);
  const auto b = concatenate<1>(x, x + T(1));
  const auto c = concatenate<2>(x, y);
  const auto s = stack<0>(x, y);
  const auto t = stack<-1>(transpose(x), transpose(y));
  static_assert(std::same_as<decltype(t), const Tensor<T, 17, 3, 2, 2>>);
  bool same = true;
  for (std::size_t i = 0; i < 2; ++i)
    for (std::size_t j = 0; j < 3; ++j)
      for (std::size_t k = 0; k < 17; ++k) {
        same = same && a(i, j, k) == x(i, j, k) && a(2 + i, j, k) == y(i, j, k) && a(4 + i, j, k) == x(i, j, k);
        same = same && b(i, j, k) == x(i, j, k) && b(i, 3 + j, k) == y(i, j, k);
        same = same && c(i, j, k) == x(i, j, k) && c(i, j, 17 + k) == y(i, j, k);
        same = same && s(0, i, j, k) == x(i, j, k) && s(1, i, j, k) == y(i, j, k) && t(k, j, i, 0) == x(i, j, k) &&
               t(k, j, i, 1) == y(i, j, k);
      }
  CHECK(same);
}

TEST_CASE("rows that run time knows") {
  const Tensor<float, dynamic, 2> x = {{1, 2}, {3, 4}}, y = {{5, 6}};
  const Tensor<float, 1, 2> z = Tensor<float, 1, 2>(std::vector<float>{7, 8});
  const auto a = concatenate<0>(x, y, z);
  static_assert(std::same_as<decltype(a), const Tensor<float, dynamic, 2>>);
  CHECK(a == Tensor<float, 4, 2>{{1, 2}, {3, 4}, {5, 6}, {7, 8}});
  CHECK(concatenate<1>(x, x + 1) == Tensor<float, 2, 4>{{1, 2, 2, 3}, {3, 4, 4, 5}});
  CHECK(stack<1>(x, x).rows() == 2);
  CHECK_THROWS_WITH_AS(concatenate<1>(x, y), "tensors of 2 and of 1 rows cannot be concatenated along axis 1",
                       ShapeError);
  CHECK(concatenate<0>(Tensor<float, dynamic, 2>(), x) == x);
}
