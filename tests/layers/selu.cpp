// SPDX-License-Identifier: MIT
#include <dovetail/layers/selu.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "alone.hpp"

using namespace layers;

static_assert(detail::layers::activation<SELU>);

TEST_CASE_TEMPLATE("SELU is scale · ELU", T, float, double) {
  Alone<SELU, Shape<3>, T> layer;
  const Tensor<T, dynamic, 3> x{{2, 0, -std::log(T(2))}}, y{{T(2.101401974710961), 0, T(-0.8790496654104143)}};
  CHECK(close(layer.forward(x), y));
  CHECK(
      close(layer.backward(x, y, {{2, 2, 2}}), {{T(2.101401974710961), T(3.516198661641657), T(1.7580993308208286)}}));

  const T infinity = std::numeric_limits<T>::infinity(), nan = std::numeric_limits<T>::quiet_NaN();
  Alone<SELU, Shape<2>, T> far;
  const auto ends = far.forward({{-1000, infinity}});
  CHECK(close(ends, {{T(-1.7580993308208286), infinity}}));
  CHECK(std::isnan(Alone<SELU, Shape<1>, T>().forward({{nan}})(0, 0)));
}
