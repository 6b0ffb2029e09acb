// SPDX-License-Identifier: MIT
#include <dovetail/tensor/indexed.hpp>

#include <doctest/doctest.h>

#include <iterator>

#include <dovetail/expressions/evaluate.hpp>
#include <dovetail/ops/flip.hpp>

using namespace dovetail;

// In constant expressions compilers check each step of a pointer.
static_assert([] {
  const Tensor<int, 3, 2> x{{1, 2}, {3, 4}, {5, 6}};
  int rows = 0, column = 0;
  for (const auto row : flip<0>(x)) rows = 10 * rows + row(0);
  for (const int v : flip<0>(x(all, 1))) column = 10 * column + v;
  for (const auto row : Tensor<int, dynamic, 2>()) rows += row(0);
  return rows == 531 && column == 642;
}());

// The iterator of a strided view walks forward, whatever the step.
using Column = StridedView<int, Shape<3>, detail::shape::StrideList<4>>;
static_assert(std::forward_iterator<decltype(std::declval<Column&>().begin())>);
static_assert(detail::tensor::any_index<int> && detail::tensor::any_index<detail::tensor::All> &&
              detail::tensor::any_index<detail::tensor::Last> &&
              detail::tensor::any_index<detail::tensor::SliceOf<3>> && !detail::tensor::any_index<float>);
static_assert([] {
  Tensor<int, 9> x;
  int n = 0;
  for (int& v : x(range<0, 9, 2>)) v = ++n;  // the step behind the last would be outside of x
  int sum = 0;
  for (const int v : x(range<0, 9, 2>)) sum += v;
  return sum == 15 && x(8) == 5 && x(7) == 0;
}());

TEST_CASE("rows of a strided view are strided views, or views where they can be") {
  Tensor<int, 2, 3, 4> x;
  int n = 0;
  for (int& v : x.flat()) v = n++;
  const auto part = x(all, range<0, 3, 2>);
  std::size_t i = 0;
  for (const auto plane : part) {
    std::size_t j = 0;
    for (const auto row : plane) {
      static_assert(std::is_same_v<decltype(row), const View<int, 4>>);
      CHECK(row.data() == &x(i, 2 * j, 0));
      ++j;
    }
    CHECK(j == 2);
    ++i;
  }
  CHECK(i == 2);
  auto it = part.begin();
  const auto old = it++;
  CHECK((*old).data() == x.data());
  CHECK((*it).data() == x.data() + 12);
  CHECK(it != part.end());
  CHECK(++it == part.end());
}

TEST_CASE("elements of strided views of rows that run time knows") {
  auto x = Tensor<int, dynamic, 3>::with_rows(4);
  int n = 0;
  for (int& v : x.flat()) v = n++;
  n = 1;
  for (int& v : x(all, 1)) {
    CHECK(v == n);
    v = -v;
    n += 3;
  }
  CHECK(n == 13);
  CHECK(x(3, 1) == -10);
  CHECK(x(all, 1).at(2) == -7);
  CHECK_THROWS_AS(x(all, 1).at(4), IndexError);
}
