// SPDX-License-Identifier: MIT
#include <dovetail/layers/relu6.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "alone.hpp"

using namespace layers;

static_assert(detail::layers::activation<ReLU6>);

TEST_CASE_TEMPLATE("ReLU6 is min(max(x, 0), 6), its gradient 0 at both ends", T, float, double) {
  Alone<ReLU6, Shape<5>, T> layer;
  const Tensor<T, dynamic, 5> x{{-1, 0, 2, 6, 7}}, y{{0, 0, 2, 6, 6}};
  CHECK(close(layer.forward(x), y));
  CHECK(close(layer.backward(x, y, {{2, 2, 2, 2, 2}}), {{0, 0, 2, 0, 0}}));

  const T infinity = std::numeric_limits<T>::infinity(), nan = std::numeric_limits<T>::quiet_NaN();
  Alone<ReLU6, Shape<2>, T> far;
  const auto ends = far.forward({{-infinity, infinity}});
  CHECK(close(ends, {{0, 6}}));
  CHECK(std::isnan(Alone<ReLU6, Shape<1>, T>().forward({{nan}})(0, 0)));
}
