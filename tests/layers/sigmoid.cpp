// SPDX-License-Identifier: MIT
#include <dovetail/layers/sigmoid.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include "alone.hpp"

using namespace layers;

static_assert(detail::layers::activation<Sigmoid>);

TEST_CASE_TEMPLATE("Sigmoid is 1 / (1 + e^-x)", T, float, double) {
  Alone<Sigmoid, Shape<3>, T> sigmoid;
  const T log3 = std::log(T(3));
  const Tensor<T, dynamic, 3> x{{0, log3, -log3}}, y{{T(0.5), T(0.75), T(0.25)}};
  CHECK(close(sigmoid.forward(x), y));
  CHECK(sigmoid.backward(x, y, {{16, 16, -16}}) == Tensor<T, dynamic, 3>{{4, 3, -3}});  // dy · y (1 - y)
}
