// SPDX-License-Identifier: MIT
#include <dovetail/formula/jacobian.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include <dovetail/formula.hpp>

using namespace dovetail;

constexpr Tensor<double, 2> point{1, 2};
// Row by row, and, where the value has more elements, column by column.
static_assert(jacobian([](auto x) { return x * x[0]; }, point) == Tensor<double, 2, 2>{{2, 0}, {2, 1}});
static_assert(jacobian([](auto x) { return stack(x[0] * x[1], x[0], x[1]); }, point) ==
              Tensor<double, 3, 2>{{2, 1}, {1, 0}, {0, 1}});
static_assert(jacobian([](auto x) { return sum(x * x); }, point) == Tensor<double, 2>{2, 4});
static_assert(hessian([](auto x) { return sum(x * x * x) + x[0] * x[1]; }, point) ==
              Tensor<double, 2, 2>{{6, 1}, {1, 12}});

TEST_CASE("shapes, and rows that run time tells") {
  constexpr auto f = [](auto w, auto x) { return tanh(matmul(x, w)); };
  auto x = Tensor<double, dynamic, 3>::with_rows(4);
  double n = 0;
  for (auto& e : x.flat()) e = std::sin(n += 1);
  const Tensor<double, 3> w{0.3, -0.2, 0.5};
  const auto J = jacobian(f, w, x);
  static_assert(std::is_same_v<std::remove_const_t<decltype(J)>, Tensor<double, dynamic, 3>>);
  const auto y = fused(f, w, x);
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t k = 0; k < 3; ++k) CHECK(std::abs(J(i, k) - (1 - y(i) * y(i)) * x(i, k)) < 1e-14);
  const auto H =
      hessian([](auto a) { return sum(exp(matmul(a, transpose(a)))); }, Tensor<double, 2, 2>{{0.1, 0.2}, {0.3, -0.1}});
  static_assert(std::is_same_v<std::remove_const_t<decltype(H)>, Tensor<double, 2, 2, 2, 2>>);
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t k = 0; k < 4; ++k) CHECK(std::abs(H.data()[i * 4 + k] - H.data()[k * 4 + i]) < 1e-12);
}
