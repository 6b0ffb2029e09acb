// SPDX-License-Identifier: MIT
#include <dovetail/layers/softplus.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "alone.hpp"

using namespace layers;

static_assert(detail::layers::activation<Softplus>);

TEST_CASE_TEMPLATE("Softplus is log(1 + e^x), and overflows nowhere", T, float, double) {
  Alone<Softplus, Shape<3>, T> layer;
  const Tensor<T, dynamic, 3> x{{0, std::log(T(3)), -std::log(T(3))}},
      y{{std::log(T(2)), std::log(T(4)), std::log(T(4) / 3)}};
  CHECK(close(layer.forward(x), y));
  CHECK(close(layer.backward(x, y, {{2, 2, 2}}), {{1, T(1.5), T(0.5)}}));

  const T infinity = std::numeric_limits<T>::infinity(), nan = std::numeric_limits<T>::quiet_NaN();
  Alone<Softplus, Shape<4>, T> far;
  const auto ends = far.forward({{-infinity, -1000, 1000, infinity}});
  CHECK(close(ends, {{0, 0, 1000, infinity}}));
  CHECK(std::isnan(Alone<Softplus, Shape<1>, T>().forward({{nan}})(0, 0)));
}
