// SPDX-License-Identifier: MIT
#include <dovetail/ops/split.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/ops/flip.hpp>
#include <dovetail/ops/permute.hpp>

using namespace dovetail;

template <class X>
concept can_be_split = requires(X&& x) { split<2, 0>(std::forward<X>(x)); };
static_assert(std::same_as<decltype(split<2, 0>(std::declval<Tensor<int, 4, 3>&>())), std::array<View<int, 2, 3>, 2>>);
static_assert(std::same_as<decltype(split<3, -1>(std::declval<const Tensor<int, 4, 3>&>())),
                           std::array<StridedView<const int, Shape<4, 1>, detail::shape::StrideList<3, 1>>, 3>>);
static_assert(!can_be_split<Tensor<int, 4>> && can_be_split<Tensor<int, 4>&>);
// In constant expressions compilers check each step of a pointer: also where there are no rows, and no memory.
static_assert([] {
  auto none = Tensor<int, dynamic, 4>::with_rows(0);
  Tensor<int, 2, 3> x{{1, 2, 3}, {4, 5, 6}};
  auto reversed = flip<1>(x);
  return split<2, 1>(none)[1].empty() && split<2, 0>(none)[1].empty() &&
         std::get<1>(split<sizes<3, 0>, 1>(reversed)).empty() &&
         std::get<1>(split<sizes<2, 1>, 1>(reversed))(1, 0) == 4;
}());
static_assert([] {
  Tensor<int, 6> x = {1, 2, 3, 4, 5, 6};
  const auto [a, b, c] = split<sizes<1, 2, 3>, 0>(x);
  const auto [d, e] = split<2, 0>(x);
  d(0) = 10;
  return a(0) == 10 && b(1) == 3 && c(2) == 6 && e(0) == 4 && c.rows() == 3;
}());

TEST_CASE("parts are seen where they are") {
  Tensor<float, 4, 6, 2> x;
  const auto a = split<2, 0>(x);
  const auto b = split<3, 1>(x);
  const auto [c, d] = split<sizes<2, 4>, 1>(x);
  const auto y = transpose(x);
  const auto e = split<2, 2>(y);
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t j = 0; j < 6; ++j)
      for (std::size_t k = 0; k < 2; ++k) {
        CHECK(&a[i / 2](i % 2, j, k) == &x(i, j, k));
        CHECK(&b[j / 2](i, j % 2, k) == &x(i, j, k));
        CHECK((j < 2 ? &c(i, j, k) : &d(i, j - 2, k)) == &x(i, j, k));
        CHECK(&e[i / 2](k, j, i % 2) == &x(i, j, k));
      }
}

TEST_CASE("rows that run time knows") {
  Tensor<float, dynamic, 2> x = {{1, 2}, {3, 4}, {5, 6}, {7, 8}};
  const auto a = split<2, 0>(x);
  CHECK(a[1].rows() == 2);
  CHECK(a[1](1, 0) == 7);
  CHECK(split<2, 1>(x)[1](3, 0) == 8);
  CHECK(std::get<1>(split<sizes<1, 3>, 0>(x))(2, 1) == 8);
  CHECK_THROWS_WITH_AS((split<3, 0>(x)), "shape (4, 2) cannot be split into 3 equal parts", ShapeError);
  CHECK_THROWS_WITH_AS((split<sizes<1, 2>, 0>(x)), "shape (4, 2) cannot be split into parts of 3 rows in all",
                       ShapeError);
}
