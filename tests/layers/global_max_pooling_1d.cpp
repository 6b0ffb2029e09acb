// SPDX-License-Identifier: MIT
#include <dovetail/layers/global_max_pooling_1d.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <concepts>
#include <limits>

#include <dovetail/layers/with.hpp>

#include "alone.hpp"

using namespace layers;

static_assert(std::same_as<GlobalMaxPooling1D::at<Shape<7, 3>>::output, Shape<3>>);
static_assert(std::same_as<With<GlobalMaxPooling1D, KeepDims>::at<Shape<7, 3>>::output, Shape<1, 3>>);

TEST_CASE_TEMPLATE("the largest of the steps, and its gradient to the first of them", T, float, double) {
  Alone<GlobalMaxPooling1D, Shape<4, 2>, T> pool;
  const Tensor<T, dynamic, 4, 2> x{{{1, -2}, {5, -4}, {2, -6}, {5, -8}}};
  const Tensor<T, dynamic, 2> y{{5, -2}};
  CHECK(pool.forward(x) == y);
  CHECK(pool.backward(x, y, {{1, 2}}) == Tensor<T, dynamic, 4, 2>{{{0, 2}, {1, 0}, {0, 0}, {0, 0}}});
}

TEST_CASE("a NaN is larger than all, in every block of steps") {
  Alone<GlobalMaxPooling1D, Shape<130, 1>, float> pool;
  for (const std::size_t at : std::array<std::size_t, 5>{0, 63, 64, 128, 129}) {
    auto x = Tensor<float, dynamic, 130, 1>::with_rows(1);
    x.fill(0);
    x(0, at, 0) = 3;
    CHECK(pool.forward(x)(0, 0) == 3);
    x(0, at, 0) = std::numeric_limits<float>::quiet_NaN();
    CHECK(std::isnan(pool.forward(x)(0, 0)));
  }
}
