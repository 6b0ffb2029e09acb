// SPDX-License-Identifier: MIT
#include <dovetail/layers/conv_1d.hpp>

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
}  // namespace

static_assert(std::same_as<output_of<Conv1D<5, 3>, Shape<9, 2>>, Shape<7, 5>>);
static_assert(std::same_as<output_of<With<Conv1D<5, 3>, Same>, Shape<9, 2>>, Shape<9, 5>>);
static_assert(std::same_as<output_of<With<Conv1D<5, 3>, Causal, Dilation<4>>, Shape<9, 2>>, Shape<9, 5>>);
static_assert(std::same_as<output_of<With<Conv1D<5, 3>, Causal, Strides<2>>, Shape<9, 2>>, Shape<5, 5>>);
static_assert(std::same_as<problem_of<Conv1D<5, 3>, Shape<2, 4>>,
                           detail::phrases<has_a_window_of_K_that_does_not_fit_shape<3, 2, 4>,
                                           detail::problems::write<With<Conv1D<5, 3>, Same>>>>);
static_assert(std::same_as<problem_of<Conv1D<5, 3>, Shape<2, 4, 3>>,
                           detail::layers::takes_sequences<Shape<2, 4, 3>, Conv2D<5, 3, 3>>>);

TEST_CASE_TEMPLATE("Causal sees nothing that comes later", T, float, double) {
  Alone<With<Conv1D<1, 2>, Causal, NoBias>, Shape<4, 1>, T> layer;
  layer.parameters.kernel = {{{1}}, {{10}}};
  const Tensor<T, dynamic, 4, 1> x{{{1}, {2}, {3}, {4}}};
  CHECK(layer.forward(x) == Tensor<T, dynamic, 4, 1>{{{10}, {21}, {32}, {43}}});
}
