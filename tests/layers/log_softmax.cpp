// SPDX-License-Identifier: MIT
#include <dovetail/layers/log_softmax.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include "alone.hpp"

using namespace layers;

TEST_CASE_TEMPLATE("LogSoftmax is the logarithm of a distribution, along the last axis", T, float, double) {
  Alone<LogSoftmax, Shape<2, 2>, T> layer;
  const T log3 = std::log(T(3)), quarter = std::log(T(0.25)), half = std::log(T(0.5));
  const Tensor<T, dynamic, 2, 2> x{{{0, log3}, {5, 5}}}, y{{{quarter, quarter + log3}, {half, half}}};
  CHECK(close(layer.forward(x), y));
  CHECK(close(layer.backward(x, y, {{{1, 0}, {1, 1}}}), {{{T(0.75), T(-0.75)}, {0, 0}}}));
}

TEST_CASE_TEMPLATE("no exponential overflows, and no logarithm is that of 0", T, float, double) {
  Alone<LogSoftmax, Shape<3>, T> layer;
  const auto y = layer.forward({{10'000, 0, -10'000}});
  CHECK(close(y, {{0, -10'000, -20'000}}));
}
