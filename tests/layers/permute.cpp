// SPDX-License-Identifier: MIT
#include <dovetail/layers/permute.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include "alone.hpp"

using namespace layers;
using namespace dovetail::detail::problems;

static_assert(std::same_as<Permute<2, 1>::at<Shape<3, 4>>::output, Shape<4, 3>>);
static_assert(std::same_as<Permute<3, 1, 2>::at<Shape<3, 4, 5>>::output, Shape<5, 3, 4>>);
static_assert(std::same_as<Permute<0, 1>::at<Shape<3, 4>>::problem,
                           detail::phrases<takes_each_axis_from_1_on_once_of_shape<3, 4>>>);
static_assert(std::same_as<Permute<1, 1>::at<Shape<3, 4>>::problem, Permute<2>::at<Shape<3, 4>>::problem>);

TEST_CASE("axes change places") {
  Alone<Permute<2, 1>, Shape<2, 3>> layer;
  const Tensor<float, dynamic, 2, 3> x{{{1, 2, 3}, {4, 5, 6}}};
  const Tensor<float, dynamic, 3, 2> y{{{1, 4}, {2, 5}, {3, 6}}};
  CHECK(layer.forward(x) == y);
  CHECK(layer.backward(x, y, y) == x);
}
