// SPDX-License-Identifier: MIT
#include <dovetail/layers/up_sampling_1d.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include "alone.hpp"

using namespace layers;
using namespace dovetail::detail::problems;

static_assert(std::same_as<UpSampling1D<3>::at<Shape<2, 5>>::output, Shape<6, 5>>);

TEST_CASE("each step is repeated") {
  Alone<UpSampling1D<2>, Shape<2, 2>> layer;
  CHECK(layer.forward({{{1, 2}, {3, 4}}}) == Tensor<float, dynamic, 4, 2>{{{1, 2}, {1, 2}, {3, 4}, {3, 4}}});
}
