// SPDX-License-Identifier: MIT
#include <dovetail/layers/relu.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "alone.hpp"

using namespace layers;

static_assert(detail::layers::activation<ReLU> && detail::layers::computes<ReLU> &&
              !detail::layers::has_parameters<ReLU> && !detail::layers::has_cache<ReLU>);

TEST_CASE_TEMPLATE("ReLU is max(x, 0), its gradient 0 at 0", T, float, double) {
  Alone<ReLU, Shape<2, 3>, T> relu;
  const Tensor<T, dynamic, 2, 3> x{{{-1, 0, 2}, {3, T(-0.5), T(0.5)}}}, y{{{0, 0, 2}, {3, 0, T(0.5)}}};
  CHECK(relu.forward(x) == y);
  CHECK(relu.backward(x, y, {{{10, 20, 30}, {40, 50, 60}}}) == Tensor<T, dynamic, 2, 3>{{{0, 0, 30}, {40, 0, 60}}});
}

TEST_CASE("ReLU keeps a NaN") {
  Alone<ReLU, Shape<1>> relu;
  CHECK(std::isnan(relu.forward(Tensor<float, dynamic, 1>{{std::numeric_limits<float>::quiet_NaN()}})(0, 0)));
}
