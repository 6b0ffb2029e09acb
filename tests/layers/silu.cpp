// SPDX-License-Identifier: MIT
#include <dovetail/layers/silu.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "alone.hpp"

using namespace layers;

static_assert(detail::layers::activation<SiLU>);

TEST_CASE_TEMPLATE("SiLU is x · sigmoid(x)", T, float, double) {
  Alone<SiLU, Shape<3>, T> layer;
  const Tensor<T, dynamic, 3> x{{0, std::log(T(3)), -std::log(T(3))}},
      y{{0, T(0.75) * std::log(T(3)), T(-0.25) * std::log(T(3))}};
  CHECK(close(layer.forward(x), y));
  CHECK(close(layer.backward(x, y, {{2, 2, 2}}), {{1, 2 * (T(0.75) + T(0.75) * T(0.25) * std::log(T(3))),
                                                   2 * (T(0.25) - T(0.75) * T(0.25) * std::log(T(3)))}}));

  const T nan = std::numeric_limits<T>::quiet_NaN();
  Alone<SiLU, Shape<2>, T> far;
  const auto ends = far.forward({{-1000, 1000}});
  CHECK(close(ends, {{0, 1000}}));
  CHECK(std::isnan(Alone<SiLU, Shape<1>, T>().forward({{nan}})(0, 0)));
}
