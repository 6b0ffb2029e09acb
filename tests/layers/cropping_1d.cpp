// SPDX-License-Identifier: MIT
#include <dovetail/layers/cropping_1d.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include "alone.hpp"

using namespace layers;
using namespace dovetail::detail::problems;

static_assert(std::same_as<Cropping1D<1, 2>::at<Shape<4, 5>>::output, Shape<1, 5>>);
static_assert(std::same_as<Cropping1D<2>::at<Shape<4, 5>>::problem, detail::phrases<leaves_nothing_of_shape<4, 5>>>);

TEST_CASE("a sequence loses its ends") {
  Alone<Cropping1D<1, 2>, Shape<5, 1>> layer;
  CHECK(layer.forward({{{1}, {2}, {3}, {4}, {5}}}) == Tensor<float, dynamic, 2, 1>{{{2}, {3}}});
}
