// SPDX-License-Identifier: MIT
#include <dovetail/layers/global_average_pooling_1d.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/layers/with.hpp>

#include "alone.hpp"

using namespace layers;
using namespace dovetail::detail::problems;

static_assert(std::same_as<GlobalAveragePooling1D::at<Shape<7, 3>>::output, Shape<3>>);
static_assert(std::same_as<With<GlobalAveragePooling1D, KeepDims>::at<Shape<7, 3>>::output, Shape<1, 3>>);
static_assert(std::same_as<GlobalAveragePooling1D::at<Shape<7, 3, 2>>::problem,
                           detail::phrases<takes_sequences_of_rank_2_but_gets_shape<7, 3, 2>,
                                           detail::problems::write<GlobalAveragePooling2D>>>);

TEST_CASE_TEMPLATE("the mean of the steps", T, float, double) {
  Alone<GlobalAveragePooling1D, Shape<4, 2>, T> pool;
  const Tensor<T, dynamic, 4, 2> x{{{1, 2}, {5, 4}, {2, 6}, {4, 8}}};
  const Tensor<T, dynamic, 2> y{{3, 5}};
  CHECK(pool.forward(x) == y);
  CHECK(pool.backward(x, y, {{4, 8}}) == Tensor<T, dynamic, 4, 2>{{{1, 2}, {1, 2}, {1, 2}, {1, 2}}});
}

TEST_CASE("rounding does not grow with the number of steps") {
  Alone<GlobalAveragePooling1D, Shape<100'000, 1>, float> pool;
  auto x = Tensor<float, dynamic, 100'000, 1>::with_rows(1);
  x.fill(0.1F);
  CHECK((std::abs)(pool.forward(x)(0, 0) - 0.1F) < 1e-5F);  // one after the other: 1e-3
}
