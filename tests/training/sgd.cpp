// SPDX-License-Identifier: MIT
#include <dovetail/training/sgd.hpp>

#include <doctest/doctest.h>

#include <training/optimize.hpp>

using dovetail::SGD;
using optimize::trajectory;

static_assert(SGD{}.learning_rate == 0.01 && SGD{}.momentum == 0 && !SGD{}.nesterov);  // Keras's defaults

TEST_CASE("plain: w - rate · g") {
  const double w = 1 - 0.1 * 0.5, w2 = w + 0.1 * 2;
  optimize::equal(trajectory(SGD{.learning_rate = 0.1}, 1.0, {0.5, -2}), {w, w2});
  optimize::equal(trajectory(SGD{}, 1.0, {1}), {0.99});
}

TEST_CASE("with momentum: v = momentum · v - rate · g, w + v") {
  const double v1 = -0.05, v2 = 0.9 * v1 + 0.2, v3 = 0.9 * v2 - 0.1;
  optimize::equal(trajectory(SGD{.learning_rate = 0.1, .momentum = 0.9}, 1.0, {0.5, -2, 1}),
                  {1 + v1, 1 + v1 + v2, 1 + v1 + v2 + v3});
}

TEST_CASE("Nesterov's: w + momentum · v - rate · g") {
  const double v1 = -0.05, v2 = 0.9 * v1 + 0.2;
  const double w1 = 1 + 0.9 * v1 - 0.05, w2 = w1 + 0.9 * v2 + 0.2;
  optimize::equal(trajectory(SGD{.learning_rate = 0.1, .momentum = 0.9, .nesterov = true}, 1.0, {0.5, -2}), {w1, w2});
}

TEST_CASE("float too, to its precision") {
  optimize::equal(trajectory(SGD{.learning_rate = 0.1}, 1.f, {0.5, -2}), {0.95, 1.15}, 1e-6);
}

TEST_CASE("every element of every tensor takes its own step") {
  optimize::steps_everywhere(SGD{.learning_rate = 0.1, .momentum = 0.5});
}
