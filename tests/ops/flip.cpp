// SPDX-License-Identifier: MIT
#include <dovetail/ops/flip.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <cstdint>

#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/permute.hpp>

using namespace dovetail;

static_assert(std::same_as<decltype(flip<1>(std::declval<Tensor<int, 2, 3>&>())),
                           StridedView<int, Shape<2, 3>, detail::shape::StrideList<3, -1>>>);
static_assert(std::same_as<decltype(flip<0>(flip<0>(std::declval<Tensor<int, 2, 3>&>()))), View<int, 2, 3>>);
static_assert(std::same_as<decltype(flip<-1>(std::declval<Tensor<int, 2, 3>>())), Tensor<int, 2, 3>>);

static_assert([] {
  Tensor<int, 2, 3> x = {{1, 2, 3}, {4, 5, 6}};
  flip<-1>(x)(0, 0) = 30;
  int sum = 0, place = 1;
  for (const int v : flip<0>(x[1])) sum += place * v, place *= 10;
  x = flip<0>(x);
  return x == Tensor<int, 2, 3>{{4, 5, 6}, {1, 2, 30}} && sum == 456 && flip<0>(flip<1>(x))(0, 0) == 30;
}());
// In constant expressions compilers check each step of a pointer: also where there are no rows, and no memory.
static_assert([] {
  auto none = Tensor<int, dynamic, 4>::with_rows(0);
  const auto both = flip<0>(flip<1>(none));
  int rows = 0;
  for (const auto row : both) rows += row(0);
  const auto copy = eval(both + flip<1>(none));
  const Tensor<int, 1, 1> one{{5}};
  return both.empty() && rows == 0 && copy.empty() && flip<0>(flip<1>(one))(0, 0) == 5;
}());
static_assert([] {  // rows of no elements, counted from the last
  Tensor<int, 3, 0> x;
  int rows = 0;
  for (const auto row : flip<0>(x)) rows += row.empty();
  return rows == 3 && eval(flip<0>(x)).empty() && eval(flip<0>(x) + flip<1>(x)).empty();
}());

TEST_CASE_TEMPLATE("the order along an axis is turned round", T, float, double, std::int64_t, std::uint8_t) {
  Tensor<T, 3, 4, 21> x;
  int n = 0;
  for (T& v : x.flat()) v = static_cast<T>(n++ % 127);
  const Tensor<T, 3, 4, 21> a = flip<0>(x), b = flip<1>(x), c = flip<2>(x);
  const Tensor<T, 21, 4, 3> d = transpose(flip<2>(x));
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 4; ++j)
      for (std::size_t k = 0; k < 21; ++k) {
        CHECK(a(i, j, k) == x(2 - i, j, k));
        CHECK(b(i, j, k) == x(i, 3 - j, k));
        CHECK(c(i, j, k) == x(i, j, 20 - k));
        CHECK(d(k, j, i) == x(i, j, 20 - k));
      }
  x = flip<2>(x);
  CHECK(x == c);
}

TEST_CASE("rows that run time knows") {
  Tensor<float, dynamic, 2> x = {{1, 2}, {3, 4}, {5, 6}};
  CHECK(eval(flip<0>(x)) == Tensor<float, 3, 2>{{5, 6}, {3, 4}, {1, 2}});
  flip<0>(x) = Tensor<float, 3, 2>{{0, 1}, {2, 3}, {4, 5}};
  CHECK(x(0, 0) == 4);
  CHECK(eval(flip<0>(x + 1)) == Tensor<float, 3, 2>{{1, 2}, {3, 4}, {5, 6}});
  const Tensor<float, dynamic, 2> none;
  CHECK(flip<0>(none).empty());
  CHECK(eval(flip<0>(none)).empty());
}
