// SPDX-License-Identifier: MIT
#include <dovetail/expressions/make_with.hpp>

#include <dovetail/expressions/evaluate.hpp>

using namespace dovetail;
using namespace dovetail::detail::expressions;

// A tensor of constant rows, one of rows that run time tells, and a number.
static_assert(make_with<int, Shape<2>>(2, [](int* y) { y[0] = 1, y[1] = 2; }) == Tensor<int, 2>{1, 2});
static_assert([] {
  const auto y = make_with<int, Shape<dynamic, 2>>(3, [](int* to) {
    for (int i = 0; i < 6; ++i) to[i] = i;
  });
  return y.rows() == 3 && y(2, 1) == 5;
}());
static_assert(make_with<int, Shape<>>(1, [](int* y) { *y = 7; }) == 7);
static_assert(uninitialized<int, Shape<dynamic, 4>>(5).size() == 20 && uninitialized<int, Shape<dynamic>>(0).empty());

// The elements of x at strides of their own: every second column.
static_assert([] {
  Tensor<int, 2, 4> y;
  copy_into<detail::shape::StrideList<4, 2>>(Tensor<int, 2, 2>{{1, 2}, {3, 4}}, y.data(), 1);
  return y == Tensor<int, 2, 4>{{0, 1, 0, 2}, {0, 3, 0, 4}};
}());
