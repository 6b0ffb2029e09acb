// SPDX-License-Identifier: MIT
#include <dovetail/layers/global_max_pooling_2d.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/layers/with.hpp>

#include "alone.hpp"

using namespace layers;

static_assert(std::same_as<GlobalMaxPooling2D::at<Shape<7, 5, 3>>::output, Shape<3>>);
static_assert(std::same_as<With<GlobalMaxPooling2D, KeepDims>::at<Shape<7, 5, 3>>::output, Shape<1, 1, 3>>);

TEST_CASE_TEMPLATE("the largest of the pixels", T, float, double) {
  Alone<GlobalMaxPooling2D, Shape<2, 2, 1>, T> pool;
  const Tensor<T, dynamic, 2, 2, 1> x{{{{-1}, {-5}}, {{-2}, {-4}}}};
  const Tensor<T, dynamic, 1> y{{-1}};
  CHECK(pool.forward(x) == y);
  CHECK(pool.backward(x, y, {{4}}) == Tensor<T, dynamic, 2, 2, 1>{{{{4}, {0}}, {{0}, {0}}}});
}
