// SPDX-License-Identifier: MIT
#include <dovetail/layers/leaky_relu.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include "alone.hpp"

using namespace dovetail::detail::problems;

using namespace layers;

static_assert(std::same_as<LeakyReLU<>, LeakyReLU<0.3>>);  // Keras's default
static_assert(std::same_as<LeakyReLU<0.5>, LeakyReLU<0.5f>> && std::same_as<LeakyReLU<1>, LeakyReLU<1.0>>);
static_assert(std::same_as<LeakyReLU<0>::problem, detail::none>);
static_assert(std::same_as<LeakyReLU<-0.1>::problem, detail::phrases<needs_a_slope_of_at_least_0>>);
static_assert(detail::layers::activation<LeakyReLU<>>);

TEST_CASE_TEMPLATE("LeakyReLU is x where x > 0, else Slope · x", T, float, double) {
  Alone<LeakyReLU<0.25>, Shape<4>, T> leaky;
  const Tensor<T, dynamic, 4> x{{-4, 0, 2, -1}}, y{{-1, 0, 2, T(-0.25)}};
  CHECK(leaky.forward(x) == y);
  CHECK(leaky.backward(x, y, {{8, 8, 8, 4}}) == Tensor<T, dynamic, 4>{{2, 2, 8, 1}});
}
