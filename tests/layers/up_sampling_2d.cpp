// SPDX-License-Identifier: MIT
#include <dovetail/layers/up_sampling_2d.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include "alone.hpp"

using namespace layers;
using namespace dovetail::detail::problems;

static_assert(std::same_as<UpSampling2D<2>::at<Shape<3, 4, 5>>::output, Shape<6, 8, 5>>);

TEST_CASE("a pixel becomes a block, whose gradients it sums up") {
  Alone<UpSampling2D<2, 3>, Shape<1, 2, 1>> layer;
  const Tensor<float, dynamic, 1, 2, 1> x{{{{1}, {2}}}};
  const Tensor<float, dynamic, 2, 6, 1> y{{{{1}, {1}, {1}, {2}, {2}, {2}}, {{1}, {1}, {1}, {2}, {2}, {2}}}};
  CHECK(layer.forward(x) == y);
  CHECK(layer.backward(x, y, {{{{1}, {2}, {3}, {10}, {20}, {30}}, {{4}, {5}, {6}, {40}, {50}, {60}}}}) ==
        Tensor<float, dynamic, 1, 2, 1>{{{{21}, {210}}}});
}
