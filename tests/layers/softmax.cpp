// SPDX-License-Identifier: MIT
#include <dovetail/layers/softmax.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include "alone.hpp"

using namespace layers;

static_assert(!detail::layers::has_parameters<Softmax> && !detail::layers::has_cache<Softmax>);

TEST_CASE_TEMPLATE("Softmax makes each row of the last axis a distribution", T, float, double) {
  Alone<Softmax, Shape<2, 3>, T> softmax;
  const T l2 = std::log(T(2)), l5 = std::log(T(5));
  const Tensor<T, dynamic, 2, 3> x{{{0, l2, l5}, {7, 7, 7}}, {{1 + l5, 1, 1 + l2}, {-1000, 0, -1000}}};
  const T third = T(1) / 3;
  const Tensor<T, dynamic, 2, 3> y{{{T(0.125), T(0.25), T(0.625)}, {third, third, third}},
                                   {{T(0.625), T(0.125), T(0.25)}, {0, 1, 0}}};
  CHECK(close(softmax.forward(x), y));
  // y (dy - Σ y dy): the sum of the first row is 2 + 2 + 10 = 14
  const auto dx = softmax.backward(x, y, {{{16, 8, 16}, {1, 1, 1}}, {{0, 0, 0}, {5, 6, 7}}});
  CHECK(close(dx, Tensor<T, dynamic, 2, 3>{{{T(0.25), T(-1.5), T(1.25)}, {0, 0, 0}}, {{0, 0, 0}, {0, 0, 0}}}));
}
