// SPDX-License-Identifier: MIT
#include <dovetail/layers/mish.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "alone.hpp"

using namespace layers;

static_assert(detail::layers::activation<Mish>);

TEST_CASE_TEMPLATE("Mish is x · tanh(softplus(x))", T, float, double) {
  Alone<Mish, Shape<3>, T> layer;
  const Tensor<T, dynamic, 3> x{{0, 1, -2}}, y{{T(0.0), T(0.8650983882673103), T(-0.2525014826957089)}};
  CHECK(close(layer.forward(x), y));
  CHECK(close(layer.backward(x, y, {{2, 2, 2}}), {{T(1.2), T(2.0980724401995845), T(-0.2167101848407878)}}));

  const T nan = std::numeric_limits<T>::quiet_NaN();
  Alone<Mish, Shape<2>, T> far;
  const auto ends = far.forward({{-1000, 1000}});
  CHECK(close(ends, {{0, 1000}}));
  CHECK(std::isnan(Alone<Mish, Shape<1>, T>().forward({{nan}})(0, 0)));
}
