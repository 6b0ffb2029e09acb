// SPDX-License-Identifier: MIT
#include <dovetail/layers/zero_padding_1d.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include "alone.hpp"

using namespace layers;
using namespace dovetail::detail::problems;

static_assert(std::same_as<ZeroPadding1D<2>::at<Shape<3, 5>>::output, Shape<7, 5>>);
static_assert(std::same_as<
              ZeroPadding1D<2>::at<Shape<3>>::problem,
              detail::phrases<takes_sequences_of_rank_2_but_gets_shape<3>,
                              detail::layers::unless_flattened<detail::phrases<put_L_before_it<Reshape<3ul, 1ul>>>>>>);

TEST_CASE("zeros stand before and behind a sequence") {
  Alone<ZeroPadding1D<2, 1>, Shape<2, 1>> layer;
  const Tensor<float, dynamic, 2, 1> x{{{1}, {2}}};
  CHECK(layer.forward(x) == Tensor<float, dynamic, 5, 1>{{{0}, {0}, {1}, {2}, {0}}});
}
