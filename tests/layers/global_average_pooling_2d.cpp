// SPDX-License-Identifier: MIT
#include <dovetail/layers/global_average_pooling_2d.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/layers/with.hpp>

#include "alone.hpp"

using namespace layers;

static_assert(std::same_as<GlobalAveragePooling2D::at<Shape<7, 5, 3>>::output, Shape<3>>);
static_assert(std::same_as<With<GlobalAveragePooling2D, KeepDims>::at<Shape<7, 5, 3>>::output, Shape<1, 1, 3>>);
static_assert(std::same_as<GlobalAveragePooling2D::at<Shape<7, 5, 3, 2>>::problem,
                           detail::phrases<detail::problems::takes_images_of_rank_3_but_gets_shape<7, 5, 3, 2>>>);

TEST_CASE_TEMPLATE("the mean of the pixels", T, float, double) {
  Alone<GlobalAveragePooling2D, Shape<2, 2, 1>, T> pool;
  const Tensor<T, dynamic, 2, 2, 1> x{{{{1}, {5}}, {{2}, {4}}}};
  const Tensor<T, dynamic, 1> y{{3}};
  CHECK(pool.forward(x) == y);
  CHECK(pool.backward(x, y, {{4}}) == Tensor<T, dynamic, 2, 2, 1>{{{{1}, {1}}, {{1}, {1}}}});
}
