// SPDX-License-Identifier: MIT
#include <dovetail/ops/reshape.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/ops/arithmetic.hpp>

using namespace dovetail;

using Matrix = Tensor<int, 2, 6>;
static_assert(std::same_as<decltype(reshape<3, 4>(std::declval<Matrix&>())), View<int, 3, 4>>);
static_assert(std::same_as<decltype(reshape<dynamic, 4>(std::declval<const Matrix&>())), View<const int, dynamic, 4>>);
static_assert(std::same_as<decltype(reshape<3, 4>(std::declval<Matrix>())), Tensor<int, 3, 4>>);
static_assert(std::same_as<decltype(reshape<dynamic, 4>(std::declval<Matrix>())), Tensor<int, dynamic, 4>>);
static_assert(std::same_as<decltype(reshape<3, 4>(std::declval<Matrix&>() + 1)), Tensor<int, 3, 4>>);
static_assert(std::same_as<decltype(flatten(std::declval<Matrix&>())), View<int, 12>>);
static_assert(std::same_as<decltype(flatten(std::declval<Tensor<int, dynamic, 3>&>())), View<int, dynamic>>);
// -1 follows from the other extents.
static_assert(std::same_as<decltype(reshape<3, -1>(std::declval<Matrix&>())), View<int, 3, 4>>);
static_assert(std::same_as<decltype(reshape<-1>(std::declval<Matrix>())), Tensor<int, 12>>);
static_assert(std::same_as<decltype(reshape<-1, 6>(std::declval<Matrix&>() + 1)), Tensor<int, 2, 6>>);
static_assert(std::same_as<decltype(reshape<-1, 3>(std::declval<Tensor<int, dynamic, 6>&>())), View<int, dynamic, 3>>);
static_assert([] {
  Matrix x;
  reshape<3, 4>(x)(2, 3) = 7;
  flatten(x)(1) = 5;
  return x(1, 5) == 7 && flatten(x + 1)(1) == 6 && reshape<4, 3>(x(all, all))(0, 1) == 5;
}());

TEST_CASE("views of tensors, tensors of the rest") {
  Matrix x = {{0, 1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11}};
  CHECK(reshape<4, 3>(x).data() == x.data());
  CHECK(reshape<3, 2>(x(all, range<0, 6, 2>)) == Tensor<int, 3, 2>{{0, 2}, {4, 6}, {8, 10}});
  CHECK(flatten(x(all, 1)) == Tensor<int, 2>{1, 7});
  CHECK(flatten(x * 2)(11) == 22);
  Tensor<int, dynamic, 6> rows = View<const int, dynamic, 6>(x);
  CHECK(reshape<dynamic, 3>(rows).rows() == 4);
  CHECK(flatten(rows + 1)(11) == 12);
  CHECK(reshape<dynamic, 4>(Tensor<int, dynamic, 6>(rows))(2, 3) == 11);
  CHECK_THROWS_WITH_AS((reshape<5, 5>(rows)), "shape (2, 6) cannot be reshaped to (5, 5)", ShapeError);
  CHECK_THROWS_AS((reshape<dynamic, 5>(rows(all, range<0, 4>))), ShapeError);
}
