// SPDX-License-Identifier: MIT
#include <dovetail/layers/elu.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <concepts>
#include <limits>

#include "alone.hpp"

using namespace layers;

static_assert(detail::layers::activation<ELU<0.5>> && std::same_as<ELU<>, ELU<1.0>>);  // Keras's default
static_assert(std::same_as<ELU<0>::problem, detail::none>);
static_assert(std::same_as<ELU<-1>::problem, detail::phrases<detail::problems::needs_an_alpha_of_at_least_0>>);

TEST_CASE_TEMPLATE("ELU is x where x > 0, else Alpha (e^x - 1)", T, float, double) {
  Alone<ELU<0.5>, Shape<3>, T> layer;
  const Tensor<T, dynamic, 3> x{{2, 0, -std::log(T(2))}}, y{{2, 0, T(-0.25)}};
  CHECK(close(layer.forward(x), y));
  CHECK(close(layer.backward(x, y, {{2, 2, 2}}), {{2, 1, T(0.5)}}));

  const T infinity = std::numeric_limits<T>::infinity(), nan = std::numeric_limits<T>::quiet_NaN();
  Alone<ELU<0.5>, Shape<2>, T> far;
  const auto ends = far.forward({{-infinity, infinity}});
  CHECK(close(ends, {{T(-0.5), infinity}}));
  CHECK(std::isnan(Alone<ELU<0.5>, Shape<1>, T>().forward({{nan}})(0, 0)));
}
