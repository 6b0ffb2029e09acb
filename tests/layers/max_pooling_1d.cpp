// SPDX-License-Identifier: MIT
#include <dovetail/layers/max_pooling_1d.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/layers/with.hpp>

#include "alone.hpp"

using namespace layers;
using namespace dovetail::detail::problems;

static_assert(std::same_as<MaxPooling1D<2>::at<Shape<7, 3>>::output, Shape<3, 3>>);
static_assert(std::same_as<With<MaxPooling1D<3>, Strides<1>>::at<Shape<7, 3>>::output, Shape<5, 3>>);
static_assert(std::same_as<With<MaxPooling1D<2>, Same>::at<Shape<7, 3>>::output, Shape<4, 3>>);
static_assert(std::same_as<MaxPooling1D<4>::at<Shape<3, 2>>::problem,
                           detail::phrases<has_a_window_of_K_that_does_not_fit_shape<4, 3, 2>,
                                           detail::problems::write<With<MaxPooling1D<4>, Same>>>>);

TEST_CASE_TEMPLATE("windows that overlap add their gradients", T, float, double) {
  Alone<With<MaxPooling1D<2>, Strides<1>>, Shape<4, 1>, T> pool;
  const Tensor<T, dynamic, 4, 1> x{{{1}, {5}, {2}, {3}}};
  const Tensor<T, dynamic, 3, 1> y{{{5}, {5}, {3}}};
  CHECK(pool.forward(x) == y);
  CHECK(pool.backward(x, y, {{{1}, {10}, {100}}}) == Tensor<T, dynamic, 4, 1>{{{0}, {11}, {0}, {100}}});
}
