// SPDX-License-Identifier: MIT
#include <dovetail/formula/value_and_grad_into.hpp>

#include <doctest/doctest.h>

#include <dovetail/formula.hpp>

using namespace dovetail;

constexpr auto loss = [](auto x, auto w) { return mean(square(matmul(x, w))); };

TEST_CASE("gradients into memory that is there") {
  const Tensor<double, 2, 3> x{{1, 2, 3}, {4, 5, 6}};
  const Tensor<double, 3> w{1, -1, 2};
  Tensor<double, 2, 3> dx;
  Tensor<double, 3> dw;
  const double value = value_and_grad_into(loss, std::tie(dx, dw), x, w);
  const auto [expected, by_x, by_w] = value_and_grad(loss, x, w);
  CHECK(value == expected);
  CHECK(dx == by_x);
  CHECK(dw == by_w);
  // A view, and only the gradient that is wanted.
  double memory[3] = {7, 7, 7};
  View<double, 3> view(memory);
  CHECK(value_and_grad_into(loss, std::tie(view), stop_gradient(x), w) == expected);
  CHECK(view == by_w);
  // Arguments that are computed.
  CHECK(grad(loss, stop_gradient(2 * x), w) == grad(loss, stop_gradient(Tensor<double, 2, 3>(2 * x)), w));
  CHECK(std::get<1>(grad(loss, transpose(Tensor<double, 3, 2>(transpose(x))), w + 0)) == by_w);
}
TEST_CASE("rows that differ") {
  const auto x = Tensor<double, dynamic, 3>::with_rows(4);
  auto dx = Tensor<double, dynamic, 3>::with_rows(3);
  Tensor<double, 3> w, dw;
  CHECK_THROWS_AS(value_and_grad_into(loss, std::tie(dx, dw), x, w), ShapeError);
}
static_assert([] {
  double x = 3, dx = 0;
  const double value = value_and_grad_into([](auto a) { return a * a; }, std::tie(dx), x);
  return value == 9 && dx == 6;
}());
