// SPDX-License-Identifier: MIT
#include <dovetail/layers/gelu.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "alone.hpp"

using namespace layers;

static_assert(detail::layers::activation<GELU>);

TEST_CASE_TEMPLATE("GELU is x times the share of a normal distribution that is below x", T, float, double) {
  Alone<GELU, Shape<3>, T> layer;
  const Tensor<T, dynamic, 3> x{{0, 1, -2}}, y{{T(0.0), T(0.8413447460685429), T(-0.04550026389635844)}};
  CHECK(close(layer.forward(x), y));
  CHECK(close(layer.backward(x, y, {{2, 2, 2}}), {{T(1.0), T(2.166630941175373), T(-0.1704636021563938)}}));

  const T nan = std::numeric_limits<T>::quiet_NaN();
  Alone<GELU, Shape<2>, T> far;
  const auto ends = far.forward({{-1000, 1000}});
  CHECK(close(ends, {{0, 1000}}));
  CHECK(std::isnan(Alone<GELU, Shape<1>, T>().forward({{nan}})(0, 0)));
}
