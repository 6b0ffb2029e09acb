// SPDX-License-Identifier: MIT
#include <dovetail/layers/average_pooling_2d.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/layers/with.hpp>

#include "alone.hpp"

using namespace layers;
using namespace dovetail::detail::problems;

static_assert(std::same_as<AveragePooling2D<2, 3>::at<Shape<5, 7, 3>>::output, Shape<2, 2, 3>>);
static_assert(std::same_as<AveragePooling2D<2>::at<Shape<28>>::problem,
                           detail::layers::takes_images<Shape<28>, AveragePooling1D<2>>>);

TEST_CASE_TEMPLATE("behind the edges nothing is counted", T, float, double) {
  Alone<With<AveragePooling2D<2>, Same>, Shape<3, 1, 1>, T> pool;  // windows of 2x1 and of 1x1
  const Tensor<T, dynamic, 3, 1, 1> x{{{{1}}, {{3}}, {{7}}}};
  const Tensor<T, dynamic, 2, 1, 1> y{{{{2}}, {{7}}}};
  CHECK(pool.forward(x) == y);
  CHECK(pool.backward(x, y, {{{{4}}, {{5}}}}) == Tensor<T, dynamic, 3, 1, 1>{{{{2}}, {{2}}, {{5}}}});
}
