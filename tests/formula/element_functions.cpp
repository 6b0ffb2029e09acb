// SPDX-License-Identifier: MIT
#include <dovetail/formula/element_functions.hpp>

#include "differences.hpp"

// Functions of elements, by central differences.
using namespace dovetail;
using differences::check, differences::random_tensor;

TEST_CASE("functions of elements") {
  Random random(Seed{1});
  const auto x = random_tensor<double, 3, 5>(random);
  const auto y = random_tensor<double, 5>(random);
  const auto positive = random_tensor<double, 3, 5>(random, 0.3, 2);
  check([](auto a, auto b) { return sum(a + b * a - b / (a * a + 2) - (-a)); }, x, y);
  check([](auto a) { return sum(exp(a) * sigmoid(a) + tanh(a) * expm1(a)); }, x);
  check([](auto a) { return sum(log(a) * sqrt(a) + rsqrt(a) + log1p(a)); }, positive);
  check([](auto a) { return sum(sin(a) * cos(2 * a) + tan(0.5 * a)); }, x);
  check([](auto a) { return sum(square(abs(a)) * erf(a) + relu(a) * a); }, x);
  check([](auto a, auto b) { return sum(pow(a, b)); }, positive, y);
  check([](auto a) { return sum(pow(a, 3) + pow(2.0, a)); }, x);
  check([](auto a, auto b) { return sum(maximum(a, b) * 2 + minimum(a, 0.3 * b)); }, x, y);
  check([](auto a, auto b) { return sum(clamp(a, b - 0.7, 0.8 + b * b)); }, x, y);
  check([](auto a, auto b) { return sum(where(a < b, a * b, square(a)) + where(!(b > 0.2), a, b)); }, x, y);
  check([](auto a, auto b) { return sum(fma(a, b, a) * sign(a) + floor(3 * a) * b + round(a) * a); }, x, y);
  check([](auto a) { return sum(a / 3 + 1 / (2 + a * a)) / 7; }, x);
}
