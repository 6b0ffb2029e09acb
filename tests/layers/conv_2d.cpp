// SPDX-License-Identifier: MIT
#include <dovetail/layers/conv_2d.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/layers/with.hpp>

#include "alone.hpp"

using namespace layers;
using namespace dovetail::detail::problems;

namespace {
template <class L, class S>
using output_of = typename L::template at<S>::output;
template <class L, class S>
using problem_of = typename L::template at<S>::problem;
using Image = Shape<7, 8, 4>;
}  // namespace

// Sizes are Keras's.
static_assert(std::same_as<output_of<Conv2D<5, 3>, Image>, Shape<5, 6, 5>>);
static_assert(std::same_as<output_of<Conv2D<5, 3, 1>, Image>, Shape<5, 8, 5>>);
static_assert(std::same_as<output_of<With<Conv2D<5, 3>, Same>, Image>, Shape<7, 8, 5>>);
static_assert(std::same_as<output_of<With<Conv2D<5, 3>, Strides<2>>, Image>, Shape<3, 3, 5>>);
static_assert(std::same_as<output_of<With<Conv2D<5, 3>, Strides<2>, Same>, Image>, Shape<4, 4, 5>>);
static_assert(std::same_as<output_of<With<Conv2D<5, 3>, Strides<1, 3>>, Image>, Shape<5, 2, 5>>);
static_assert(std::same_as<output_of<With<Conv2D<5, 3>, Dilation<2>>, Image>, Shape<3, 4, 5>>);

// One kernel fits images of any size, and groups see their channels alone.
static_assert(std::same_as<parameters_of<Conv2D<5, 3>::at<Image>, float>,
                           parameters_of<Conv2D<5, 3>::at<Shape<28, 28, 4>>, float>>);
static_assert(element_count<parameters_of<Conv2D<6, 3>::at<Image>, float>> == 3 * 3 * 4 * 6 + 6);
static_assert(element_count<parameters_of<With<Conv2D<6, 3>, NoBias, Groups<2>>::at<Image>, float>> == 3 * 3 * 2 * 6);

// Zeros need memory; without them there is none in inference.
static_assert(detail::layers::byte_count<scratch_of<Conv2D<5, 3>::at<Image>, float, 1>>(1) == 0);
static_assert(detail::layers::byte_count<scratch_of<With<Conv2D<5, 3>, Same>::at<Image>, float, 1>>(1) ==
              (9 * 10 * 4 * 4 + 63) / 64 * 64);

static_assert(std::same_as<problem_of<Conv2D<5, 3>, Shape<28>>, detail::layers::takes_images<Shape<28>, Conv1D<5, 3>>>);
static_assert(std::same_as<problem_of<Conv2D<5, 9>, Image>,
                           detail::phrases<has_a_window_of_H_by_W_that_does_not_fit_shape<9, 9, 7, 8, 4>,
                                           detail::problems::write<With<Conv2D<5, 9>, Same>>>>);
static_assert(
    std::same_as<problem_of<Conv2D<0, 3>, Image>, problem_of<Conv2D<5, 0>, Image>> &&
    std::same_as<problem_of<Conv2D<5, 0>, Image>, detail::phrases<needs_a_feature_and_a_window_of_at_least_1>>);
static_assert(std::same_as<problem_of<With<Conv2D<6, 3>, Groups<3>>, Image>,
                           detail::phrases<has_G_groups_that_do_not_divide_C_channels_and_F_features<3, 4, 6>>>);

TEST_CASE_TEMPLATE("a kernel goes over an image", T, float, double) {
  Alone<Conv2D<1, 2>, Shape<2, 3, 1>, T> layer;
  layer.parameters.kernel = {{{{1}}, {{10}}}, {{{100}}, {{1000}}}};
  layer.parameters.bias = {T(0.5)};
  CHECK(layer.forward({{{{1}, {2}, {3}}, {{4}, {5}, {6}}}}) ==
        Tensor<T, dynamic, 1, 2, 1>{{{{T(5421.5)}, {T(6532.5)}}}});
}

TEST_CASE_TEMPLATE("Same puts the odd zero behind, as Keras does", T, float, double) {
  Alone<With<Conv2D<1, 2>, Same, NoBias>, Shape<2, 2, 1>, T> layer;
  layer.parameters.kernel = {{{{1}}, {{10}}}, {{{100}}, {{1000}}}};
  CHECK(layer.forward({{{{1}, {2}}, {{3}, {4}}}}) == Tensor<T, dynamic, 2, 2, 1>{{{{4321}, {402}}, {{43}, {4}}}});
}
