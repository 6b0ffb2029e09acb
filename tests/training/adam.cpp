// SPDX-License-Identifier: MIT
#include <dovetail/training/adam.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include <training/optimize.hpp>

using dovetail::Adam;
using optimize::trajectory;

// Keras's defaults
static_assert(Adam{}.learning_rate == 0.001 && Adam{}.beta_1 == 0.9 && Adam{}.beta_2 == 0.999 &&
              Adam{}.epsilon == 1e-7);

TEST_CASE("the first three steps by the formula") {
  // t = 1: m = 0.1 · 0.5, v = 0.001 · 0.25; t = 2: g = -2; t = 3: g = 1
  const double m1 = 0.05, v1 = 0.00025, m2 = 0.9 * m1 - 0.2, v2 = 0.999 * v1 + 0.004, m3 = 0.9 * m2 + 0.1,
               v3 = 0.999 * v2 + 0.001;
  const auto move = [](double t, double m, double v) {
    return 0.001 * std::sqrt(1 - std::pow(0.999, t)) / (1 - std::pow(0.9, t)) * m / (std::sqrt(v) + 1e-7);
  };
  const double w1 = 1 - move(1, m1, v1), w2 = w1 - move(2, m2, v2), w3 = w2 - move(3, m3, v3);
  optimize::equal(trajectory(Adam{}, 1.0, {0.5, -2, 1}), {w1, w2, w3});
  optimize::equal(trajectory(Adam{}, 1.f, {0.5, -2, 1}), {w1, w2, w3}, 1e-6);
  CHECK(w1 == doctest::Approx(0.999).epsilon(1e-6));  // the first step is the learning rate, whatever the gradient
}

TEST_CASE("every number of it counts") {
  // rate 0.5 · √(1 - 0.6) / (1 - 0.8) with m = 0.2 g, v = 0.4 g²
  const double rate = 0.5 * std::sqrt(1 - 0.6) / (1 - 0.8);
  optimize::equal(trajectory(Adam{.learning_rate = 0.5, .beta_1 = 0.8, .beta_2 = 0.6, .epsilon = 0.1}, 0.0, {3}),
                  {-rate * 0.6 / (std::sqrt(3.6) + 0.1)});
}

TEST_CASE("no gradient, no step") { optimize::equal(trajectory(Adam{}, 1.0, {0, 0}), {1, 1}); }

TEST_CASE("every element of every tensor takes its own step") {
  optimize::steps_everywhere(Adam{.learning_rate = 0.1});
}
