// SPDX-License-Identifier: MIT
#include <dovetail/ops/evaluate.hpp>

#include <doctest/doctest.h>

#include <dovetail/ops/arithmetic.hpp>

using namespace dovetail;

namespace {
Tensor<float, 2, 3> made() { return {{1, 2, 3}, {4, 5, 6}}; }
}  // namespace

TEST_CASE("an expression is computed when it is assigned") {
  Tensor<float, 2, 3> x = made();
  const Tensor<float, 3> row = {1, 0, -1};
  const auto e = x * 2 + row;
  x(0, 0) = 10;
  const Tensor<float, 2, 3> y = e;
  CHECK(y == Tensor<float, 2, 3>{{21, 4, 5}, {9, 10, 11}});
}

TEST_CASE("temporary tensors live in the expression") {
  const auto e = made() + made();
  CHECK(eval(e) == Tensor<float, 2, 3>{{2, 4, 6}, {8, 10, 12}});
}

TEST_CASE("the target may be an operand") {
  Tensor<float, 2, 3> x = made();
  x = x + 1;
  CHECK(x == Tensor<float, 2, 3>{{2, 3, 4}, {5, 6, 7}});
  Tensor<float, 4> y = {1, 2, 3, 4};
  y(range<1>) = y(range<0, 3>);
  CHECK(y == Tensor<float, 4>{1, 1, 2, 3});
}
