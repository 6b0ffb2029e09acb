// SPDX-License-Identifier: MIT
#include <dovetail/layers/tanh.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include "alone.hpp"

using namespace layers;

static_assert(detail::layers::activation<Tanh>);

TEST_CASE_TEMPLATE("Tanh is tanh x", T, float, double) {
  Alone<Tanh, Shape<3>, T> tanh;
  const T x3 = std::log(T(3)) / 2;  // tanh is (3 - 1) / (3 + 1)
  const Tensor<T, dynamic, 3> x{{0, x3, -x3}}, y{{0, T(0.5), T(-0.5)}};
  CHECK(close(tanh.forward(x), y));
  CHECK(tanh.backward(x, y, {{4, 4, -4}}) == Tensor<T, dynamic, 3>{{4, 3, -3}});  // dy (1 - y²)
}
