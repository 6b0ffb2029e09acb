// SPDX-License-Identifier: MIT
#include <dovetail/layers/average_pooling_1d.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/layers/with.hpp>

#include "alone.hpp"

using namespace layers;
using namespace dovetail::detail::problems;

static_assert(std::same_as<AveragePooling1D<2>::at<Shape<7, 3>>::output, Shape<3, 3>>);

TEST_CASE_TEMPLATE("the mean of each window", T, float, double) {
  Alone<AveragePooling1D<2>, Shape<5, 1>, T> pool;
  const Tensor<T, dynamic, 5, 1> x{{{1}, {5}, {2}, {4}, {9}}};
  const Tensor<T, dynamic, 2, 1> y{{{3}, {3}}};
  CHECK(pool.forward(x) == y);
  CHECK(pool.backward(x, y, {{{2}, {4}}}) == Tensor<T, dynamic, 5, 1>{{{1}, {1}, {2}, {2}, {0}}});
}
