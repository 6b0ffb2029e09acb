// SPDX-License-Identifier: MIT
#include <dovetail/formula/derivatives.hpp>

#include "differences.hpp"

// Derivatives within formulas, which are derived again.
using namespace dovetail;

static_assert(grad(
                  [](auto x) {
                    const auto g = gradient(sum(x * x * x), x);
                    return sum(g * g);
                  },
                  Tensor<double, 1>{2}) == Tensor<double, 1>{4 * 9 * 8});
static_assert(fused([](auto x) { return derivative(x * x, x, x); }, Tensor<double, 2>{1, 3}) ==
              Tensor<double, 2>{2, 18});
static_assert(fused([](auto x) { return gradient(x * x, x, x); }, Tensor<double, 2>{1, 3}) == Tensor<double, 2>{2, 18});
static_assert(grad([](auto x) { return sum(stop_gradient(x) * x); }, Tensor<double, 2>{1, 3}) ==
              Tensor<double, 2>{1, 3});
// A gradient of one's own: of one argument, and of two.
static_assert(grad(
                  [](auto x) {
                    return sum(custom_gradient([](auto a) { return floor(a); },
                                               [](auto dy, auto, auto a) { return dy * a; }, x));
                  },
                  Tensor<double, 1>{2.5}) == Tensor<double, 1>{2.5});
static_assert(std::get<1>(grad(
                  [](auto x, auto y) {
                    return sum(custom_gradient(
                        [](auto a, auto b) { return a * b; },
                        [](auto dy, auto, auto a, auto b) { return std::tuple(dy * b, 7 * dy * a); }, x, y));
                  },
                  Tensor<double, 1>{3}, Tensor<double, 1>{5})) == Tensor<double, 1>{21});

TEST_CASE("the third derivative of tanh") {
  const Tensor<double, 3> x{-0.5, 0.2, 1};
  const auto third = grad(
      [](auto a) {
        const auto first = gradient(sum(tanh(a)), a);
        return sum(gradient(sum(first), a));
      },
      x);
  for (std::size_t i = 0; i < 3; ++i) {
    const double y = std::tanh(x(i)), s = 1 - y * y;
    CHECK(std::abs(third(i) - (-2 * s * s + 4 * y * y * s)) < 1e-12);
  }
}
TEST_CASE("a residual of a differential equation") {
  constexpr auto residual = [](auto t, auto w, auto v) {
    const auto u = matmul(tanh(outer(t, w)), v);
    return mean(square(gradient(sum(gradient(sum(u), t)), t) + u));
  };
  const Tensor<double, 4> t{0, 0.3, 0.6, 0.9};
  Tensor<double, 3> w{1, -0.5, 0.3};
  const Tensor<double, 3> v{1, 0.5, -0.8};
  const auto [value, dw, dv] = value_and_grad(residual, stop_gradient(t), w, v);
  for (std::size_t i = 0; i < 3; ++i) {
    const double h = 1e-5, middle = w(i);
    w(i) = middle + h;
    const double above = fused(residual, t, w, v);
    w(i) = middle - h;
    const double below = fused(residual, t, w, v);
    w(i) = middle;
    CHECK(std::abs((above - below) / (2 * h) - dw(i)) < 1e-7);
  }
}
