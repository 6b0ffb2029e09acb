// SPDX-License-Identifier: MIT
#include <dovetail/layers/hard_sigmoid.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "alone.hpp"

using namespace layers;

static_assert(detail::layers::activation<HardSigmoid>);

TEST_CASE_TEMPLATE("HardSigmoid is x / 6 + 1/2 between 0 and 1", T, float, double) {
  Alone<HardSigmoid, Shape<4>, T> layer;
  const Tensor<T, dynamic, 4> x{{-4, T(-1.5), 0, 4}}, y{{0, T(0.25), T(0.5), 1}};
  CHECK(close(layer.forward(x), y));
  CHECK(close(layer.backward(x, y, {{2, 2, 2, 2}}), {{0, T(1) / 3, T(1) / 3, 0}}));

  const T infinity = std::numeric_limits<T>::infinity(), nan = std::numeric_limits<T>::quiet_NaN();
  Alone<HardSigmoid, Shape<2>, T> far;
  const auto ends = far.forward({{-infinity, infinity}});
  CHECK(close(ends, {{0, 1}}));
  CHECK(std::isnan(Alone<HardSigmoid, Shape<1>, T>().forward({{nan}})(0, 0)));
}
