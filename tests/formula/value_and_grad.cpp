// SPDX-License-Identifier: MIT
#include <dovetail/formula/value_and_grad.hpp>

#include <tuple>

#include "differences.hpp"

// Loops, rows that run time tells, kinks, by central differences.
using namespace dovetail;
using differences::check, differences::random_tensor;

TEST_CASE("what is used again, loops and constants") {
  Random random(Seed{5});
  const auto x = random_tensor<double, 3>(random);
  const auto w = random_tensor<double, 3, 3>(random, -0.5, 0.5);
  check(
      [](auto a, auto b) {
        auto h = a;
        for (int i = 0; i < 5; ++i) h = tanh(matmul(h, b)) + 0.1 * h;
        return sum(square(h));
      },
      x, w);
  CHECK(grad([](auto a) { return sum(stop_gradient(a) * a); }, x) == x);
}

TEST_CASE("rows that run time tells") {
  Random random(Seed{6});
  auto x = Tensor<double, dynamic, 4>::with_rows(7);
  auto t = Tensor<double, dynamic>::with_rows(7);
  for (auto& v : x.flat()) v = random.uniform<double>();
  for (auto& v : t.flat()) v = random.uniform<double>();
  const auto w = random_tensor<double, 4>(random);
  const auto m = random_tensor<double, 4, 3>(random);
  check([](auto a, auto b, auto c) { return mean(square(matmul(a, b) - c)); }, x, w, t);
  check([](auto a, auto b) { return mean(logsumexp(matmul(a, b), axis<1>)); }, x, m);
  check([](auto a) { return sum(square((a - mean(a, axis<0>)) / sqrt(var(a, axis<0>) + 1e-3)) * a); }, x);
  check(
      [](auto a) { return sum(square((a - mean(a, axis<1>, keepdims)) / sqrt(var(a, axis<1>, keepdims) + 1e-3)) * a); },
      x);
  check([](auto a) { return sum(flip<0>(a) * exp(a)) + sum(square(a(all, 1)) * a(all, last)); }, x);
  check([](auto a) { return sum(concatenate<1>(a, a(all, range<1, 3>)) * 2) + sum(square(reshape<dynamic, 2, 2>(a))); },
        x);
  check([](auto a) { return sum(square(einsum<"bi,bj->ij">(a, a))) + sum(square(cumsum(a, axis<1>))); }, x);
  CHECK_THROWS_WITH_AS(
      value_and_grad([](auto a, auto b) { return sum(a * b); }, x, Tensor<double, dynamic, 4>::with_rows(6)),
      "a formula of tensors with 7 rows and with 6", ShapeError);
}

TEST_CASE("no rows") {
  const auto none = Tensor<double, dynamic, 4>::with_rows(0);
  CHECK(fused([](auto a) { return sum(a); }, none) == 0);
  CHECK_THROWS_WITH_AS(grad([](auto a) { return mean(a); }, none), "the mean or an extreme of no rows, in a formula",
                       ShapeError);
  CHECK_THROWS_AS(fused([](auto a) { return max(a, axis<0>); }, none), ShapeError);
  CHECK_THROWS_AS(fused([](auto a) { return mean(a, axis<0>); }, none), ShapeError);
}

TEST_CASE("values are those of ops") {
  Random random(Seed{7});
  const auto x = random_tensor<float, 5, 33>(random);
  const auto w = random_tensor<float, 33, 9>(random);
  CHECK(fused([](auto a) { return tanh(a) * exp(a) + a / 3; }, x) == eval(tanh(x) * exp(x) + x / 3));
  CHECK(fused([](auto a, auto b) { return relu(matmul(a, b)); }, x, w) == eval(relu(matmul(x, w))));
  CHECK(fused([](auto a) { return transpose(a); }, x) == eval(transpose(x)));
  CHECK(fused([](auto a) { return max(a, axis<0>); }, x) == max(x, axis<0>));
}

// In constant expressions.
constexpr Tensor<double, 2> point{1, 2};
static_assert(grad([](auto x) { return sum(x * x * x); }, point) == Tensor<double, 2>{3, 12});
static_assert(std::get<0>(value_and_grad([](auto x, auto y) { return sum(x) * y; }, point, 3.0)) == 9);
static_assert(std::get<2>(value_and_grad([](auto x, auto y) { return sum(x) * y; }, point, 3.0)) == 3);
static_assert(grad([](auto x, auto y) { return dot(x, y); }, stop_gradient(point), point) == point);

// Kinks, as JAX has them.
static_assert(grad([](auto x) { return sum(abs(x) + relu(x)); }, Tensor<double, 3>{-1, 0, 1}) ==
              Tensor<double, 3>{-1, 0, 2});
static_assert(grad([](auto x) { return sum(maximum(x, 0)); }, Tensor<double, 3>{-1, 0, 1}) ==
              Tensor<double, 3>{0, 0.5, 1});
static_assert(grad([](auto x) { return sum(clamp(x, 0, 1)); }, Tensor<double, 3>{0, 0.5, 1}) ==
              Tensor<double, 3>{0, 1, 0});
static_assert(grad([](auto x) { return max(x); }, Tensor<double, 3>{1, 1, 0}) == Tensor<double, 3>{0.5, 0.5, 0});
