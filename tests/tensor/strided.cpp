// SPDX-License-Identifier: MIT
#include <dovetail/tensor/strided.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <type_traits>

#include <dovetail/expressions/evaluate.hpp>

using namespace dovetail;

using Column = StridedView<int, Shape<3>, detail::shape::StrideList<4>>;
using Columns = StridedView<int, Shape<dynamic, 2>, detail::shape::StrideList<4, 2>>;

// A pointer, and the rows where run time tells them.
static_assert(sizeof(Column) == sizeof(int*) && sizeof(Columns) == 2 * sizeof(int*));
static_assert(std::is_trivially_copyable_v<Column>);
static_assert(std::is_convertible_v<Column, StridedView<const int, Shape<3>, detail::shape::StrideList<4>>>);
static_assert(!std::is_constructible_v<Column, StridedView<const int, Shape<3>, detail::shape::StrideList<4>>>);
static_assert(any_operand<Column> && !any_tensor<Column>);
static_assert(
    std::same_as<decltype(std::declval<Columns&>()[0]), StridedView<int, Shape<2>, detail::shape::StrideList<2>>>);
static_assert(std::same_as<decltype(std::declval<Column&>()[0]), int&>);

// The step of a single element does not matter.
static_assert(detail::tensor::is_contiguous<Shape<1, 3>, detail::shape::StrideList<100, 1>> &&
              detail::tensor::is_contiguous<Shape<dynamic, 3>, detail::shape::StrideList<3, 1>>);
static_assert(!detail::tensor::is_contiguous<Shape<2, 3>, detail::shape::StrideList<4, 1>> &&
              !detail::tensor::is_contiguous<Shape<3>, detail::shape::StrideList<-1>>);

TEST_CASE("a strided view sees elements that lie apart") {
  Tensor<int, 3, 4> x = {{0, 1, 2, 3}, {4, 5, 6, 7}, {8, 9, 10, 11}};
  const Column column(x.data() + 1, 3);
  CHECK(column.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(&column(i) == &x(i, 1));
    CHECK(&column[i] == &x(i, 1));
    CHECK(&column.at(i) == &x(i, 1));
  }
  CHECK_THROWS_WITH_AS(column.at(3), "index 3 is out of range for axis 0 of shape (3)", IndexError);
  const Columns columns(x.data(), 3);
  CHECK(columns.rows() == 3);
  CHECK(columns[2](1) == 10);
  CHECK_THROWS_WITH_AS(columns.at(0, 2), "index 2 is out of range for axis 1 of shape (3, 2)", IndexError);
  const Tensor<int, dynamic, 2> copy = columns;
  CHECK(copy == Tensor<int, 3, 2>{{0, 2}, {4, 6}, {8, 10}});
}

TEST_CASE("strides may be negative or 0") {
  Tensor<int, 4> x = {1, 2, 3, 4};
  const StridedView<int, Shape<4>, detail::shape::StrideList<-1>> turned(x.data() + 3, 4);
  int n = 4;
  for (const int v : turned) CHECK(v == n--);
  CHECK(n == 0);
  CHECK(turned(1) == 3);
  const StridedView<const int, Shape<3, 4>, detail::shape::StrideList<0, 1>> same(x.data(), 3);
  n = 0;
  for (const auto row : same) {
    CHECK(row.data() == x.data());
    ++n;
  }
  CHECK(n == 3);
  CHECK(same(2, 3) == 4);
}

TEST_CASE("a view with a name is bound anew, one without is written") {
  Tensor<int, 3, 4> x = {{0, 1, 2, 3}, {4, 5, 6, 7}, {8, 9, 10, 11}};
  auto column = x(all, 0);
  column = x(all, 1);
  CHECK(&column(0) == &x(0, 1));
  CHECK(x(0, 0) == 0);
  x(all, 0) = x(all, 1);
  CHECK(x(0, 0) == 1);
  CHECK(x(2, 0) == 9);
  x(all, 3) = -1;
  CHECK(x(1, 3) == -1);

  auto row = x[0];
  row = x[1];
  CHECK(row.data() == x.data() + 4);
  CHECK(x(0, 1) == 1);
  x[0] = x[2];
  CHECK(x(0, 1) == 9);
  x[1] = 3;
  CHECK(row(2) == 3);
}
