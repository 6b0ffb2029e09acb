// SPDX-License-Identifier: MIT
#include <dovetail/layers/cropping_2d.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include "alone.hpp"

using namespace layers;
using namespace dovetail::detail::problems;

static_assert(std::same_as<Cropping2D<1>::at<Shape<3, 4, 5>>::output, Shape<1, 2, 5>>);
static_assert(
    std::same_as<Cropping2D<2>::at<Shape<3, 4, 5>>::problem, detail::phrases<leaves_nothing_of_shape<3, 4, 5>>>);
static_assert(std::same_as<Cropping2D<1, 2, 3>::problem, detail::phrases<takes_one_two_or_four_numbers>>);

TEST_CASE("what is left out gets no gradient") {
  Alone<Cropping2D<0, 1, 1, 0>, Shape<2, 2, 1>> layer;
  const Tensor<float, dynamic, 2, 2, 1> x{{{{1}, {2}}, {{3}, {4}}}};
  const Tensor<float, dynamic, 1, 1, 1> y{{{{2}}}};
  CHECK(layer.forward(x) == y);
  CHECK(layer.backward(x, y, {{{{7}}}}) == Tensor<float, dynamic, 2, 2, 1>{{{{0}, {7}}, {{0}, {0}}}});
}
