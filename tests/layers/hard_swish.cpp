// SPDX-License-Identifier: MIT
#include <dovetail/layers/hard_swish.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "alone.hpp"

using namespace layers;

static_assert(detail::layers::activation<HardSwish>);

TEST_CASE_TEMPLATE("HardSwish is x · HardSigmoid(x)", T, float, double) {
  Alone<HardSwish, Shape<5>, T> layer;
  const Tensor<T, dynamic, 5> x{{-4, -1, 0, T(1.5), 4}}, y{{0, T(-1) / 3, 0, T(1.125), 4}};
  CHECK(close(layer.forward(x), y));
  CHECK(close(layer.backward(x, y, {{2, 2, 2, 2, 2}}), {{0, T(1) / 3, 1, 2, 2}}));

  const T nan = std::numeric_limits<T>::quiet_NaN();
  Alone<HardSwish, Shape<2>, T> far;
  const auto ends = far.forward({{-1000, 1000}});
  CHECK(close(ends, {{0, 1000}}));
  CHECK(std::isnan(Alone<HardSwish, Shape<1>, T>().forward({{nan}})(0, 0)));
}
