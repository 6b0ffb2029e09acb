// SPDX-License-Identifier: MIT
#include <dovetail/layers/softsign.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "alone.hpp"

using namespace layers;

static_assert(detail::layers::activation<Softsign>);

TEST_CASE_TEMPLATE("Softsign is x / (1 + |x|)", T, float, double) {
  Alone<Softsign, Shape<3>, T> layer;
  const Tensor<T, dynamic, 3> x{{0, 1, -3}}, y{{0, T(0.5), T(-0.75)}};
  CHECK(close(layer.forward(x), y));
  CHECK(close(layer.backward(x, y, {{2, 2, 2}}), {{2, T(0.5), T(0.125)}}));

  const T nan = std::numeric_limits<T>::quiet_NaN();
  Alone<Softsign, Shape<2>, T> far;
  const auto ends = far.forward({{T(-1e30), T(1e30)}});
  CHECK(close(ends, {{-1, 1}}));
  CHECK(std::isnan(Alone<Softsign, Shape<1>, T>().forward({{nan}})(0, 0)));
}
