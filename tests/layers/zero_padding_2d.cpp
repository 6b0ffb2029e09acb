// SPDX-License-Identifier: MIT
#include <dovetail/layers/zero_padding_2d.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include "alone.hpp"

using namespace layers;
using namespace dovetail::detail::problems;

using Corner = ZeroPadding2D<1, 0, 0, 2>::at<Shape<1, 2, 1>>;
static_assert(std::same_as<Corner::output, Shape<2, 4, 1>>);
static_assert(std::same_as<ZeroPadding2D<1>::at<Shape<3, 4, 5>>::output, Shape<5, 6, 5>>);
static_assert(std::same_as<ZeroPadding2D<1, 2>::at<Shape<3, 4, 5>>::output, Shape<5, 8, 5>>);
static_assert(std::same_as<
              ZeroPadding2D<1>::at<Shape<3, 4>>::problem,
              detail::phrases<takes_images_of_rank_3_but_gets_shape<3, 4>, put_L_before_it<Reshape<3ul, 4ul, 1ul>>>>);
static_assert(std::same_as<ZeroPadding2D<1, 2, 3>::problem, detail::phrases<takes_one_two_or_four_numbers>>);

TEST_CASE("zeros stand around an image, and their gradient is nobody's") {
  Alone<ZeroPadding2D<1, 0, 0, 2>, Shape<1, 2, 1>> layer;
  const Tensor<float, dynamic, 1, 2, 1> x{{{{1}, {2}}}};
  const Tensor<float, dynamic, 2, 4, 1> y{{{{0}, {0}, {0}, {0}}, {{1}, {2}, {0}, {0}}}};
  CHECK(layer.forward(x) == y);
  CHECK(layer.backward(x, y, {{{{9}, {9}, {9}, {9}}, {{3}, {4}, {9}, {9}}}}) ==
        Tensor<float, dynamic, 1, 2, 1>{{{{3}, {4}}}});
}
