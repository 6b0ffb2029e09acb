// SPDX-License-Identifier: MIT
#include <dovetail/layers/exponential.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "alone.hpp"

using namespace layers;

static_assert(detail::layers::activation<Exponential>);

TEST_CASE_TEMPLATE("Exponential is e^x", T, float, double) {
  Alone<Exponential, Shape<3>, T> layer;
  const Tensor<T, dynamic, 3> x{{0, std::log(T(4)), -std::log(T(2))}}, y{{1, 4, T(0.5)}};
  CHECK(close(layer.forward(x), y));
  CHECK(close(layer.backward(x, y, {{2, 2, 2}}), {{2, 8, 1}}));

  const T infinity = std::numeric_limits<T>::infinity(), nan = std::numeric_limits<T>::quiet_NaN();
  Alone<Exponential, Shape<2>, T> far;
  const auto ends = far.forward({{-infinity, infinity}});
  CHECK(close(ends, {{0, infinity}}));
  CHECK(std::isnan(Alone<Exponential, Shape<1>, T>().forward({{nan}})(0, 0)));
}
