// SPDX-License-Identifier: MIT
#include <dovetail/layers/repeat_vector.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include "alone.hpp"

using namespace layers;
using namespace dovetail::detail::problems;

static_assert(std::same_as<RepeatVector<3>::at<Shape<5>>::output, Shape<3, 5>>);
static_assert(std::same_as<RepeatVector<3>::at<Shape<2, 5>>::problem,
                           detail::phrases<takes_vectors_but_gets_shape<2, 5>, put_L_before_it<Flatten<>>>>);

TEST_CASE("a vector becomes a sequence of itself") {
  Alone<RepeatVector<2>, Shape<2>> layer;
  const Tensor<float, dynamic, 2> x{{1, 2}};
  const Tensor<float, dynamic, 2, 2> y{{{1, 2}, {1, 2}}};
  CHECK(layer.forward(x) == y);
  CHECK(layer.backward(x, y, {{{1, 2}, {10, 20}}}) == Tensor<float, dynamic, 2>{{11, 22}});
}
