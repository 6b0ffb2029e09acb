// SPDX-License-Identifier: MIT
#include <dovetail/formula/products_of_derivatives.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include <dovetail/formula.hpp>

using namespace dovetail;

constexpr Tensor<double, 2> point{1, 2}, along{1, 1};
constexpr auto cubes = [](auto x) { return sum(x * x * x); };
static_assert(hvp(cubes, point, along) == Tensor<double, 2>{6, 12});
static_assert(std::get<0>(jvp([](auto x) { return x * x; }, point, along)) == Tensor<double, 2>{1, 4});
static_assert(std::get<1>(jvp([](auto x) { return x * x; }, point, along)) == Tensor<double, 2>{2, 4});
static_assert(std::get<1>(vjp([](auto x) { return x * x; }, along, Tensor<double, 2>{1, 3})) ==
              Tensor<double, 2>{2, 6});
static_assert(std::get<1>(jvp([](auto x) { return x * x; }, 3.0, 2.0)) == 12);
// Of an argument that is given beside it.
static_assert(hvp([](auto x, auto w) { return sum(x * x * w); }, point, along, along) == Tensor<double, 2>{2, 2});

// Of the same function, the derivative along v and the gradient are <df/dx v, u> = <v, (df/dx)ᵀ u>.
TEST_CASE("one is the transposed other") {
  constexpr auto f = [](auto x) {
    return softmax(matmul(x, transpose(x)), axis<1>) * logsumexp(x, axis<1>) + cumsum(sum(tanh(x), axis<1>));
  };
  const Tensor<double, 3, 4> x{{0.1, -0.4, 0.3, 0.9}, {1.1, 0.2, -0.7, 0.5}, {-0.3, 0.8, 0.6, -0.2}};
  const Tensor<double, 3, 4> v{{1, 2, -1, 0.5}, {0.3, -2, 1, 1}, {0.2, 0.4, -0.6, 1}};
  const Tensor<double, 3, 3> u{{1, -1, 2}, {0.5, 0.2, -0.4}, {2, 1, 1}};
  const auto [y, dy] = jvp(f, x, v);
  const auto [z, dx] = vjp(f, u, x);
  CHECK(y == z);
  const double forward = sum(dy * u), backward = sum(dx * v);
  CHECK(std::abs(forward - backward) < 1e-12 * (1 + std::abs(forward)));
  // And by central differences.
  const double h = 1e-6;
  const Tensor<double, 3, 4> above = x + h * v, below = x - h * v;
  const Tensor<double, 3, 3> slope = (fused(f, above) - fused(f, below)) / (2 * h);
  CHECK(max(abs(slope - dy)) < 1e-7);
}
TEST_CASE("the Hessian times a vector, in rows that run time tells") {
  constexpr auto f = [](auto x, auto w) { return mean(logsumexp(matmul(tanh(x), w), axis<1>)); };
  auto x = Tensor<double, dynamic, 3>::with_rows(5), v = x;
  double n = 0;
  for (auto& e : x.flat()) e = std::sin(n += 1);
  for (auto& e : v.flat()) e = std::cos(n += 1);
  const Tensor<double, 3, 2> w{{0.3, -0.2}, {0.5, 0.1}, {-0.4, 0.7}};
  const auto product = hvp(f, x, v, w);
  const double h = 1e-6;
  const Tensor<double, dynamic, 3> above = x + h * v, below = x - h * v;
  const Tensor<double, dynamic, 3> slope = (std::get<0>(grad(f, above, w)) - std::get<0>(grad(f, below, w))) / (2 * h);
  CHECK(max(abs(slope - product)) < 1e-8);
}
