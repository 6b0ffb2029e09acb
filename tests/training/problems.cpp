// SPDX-License-Identifier: MIT
#include <dovetail/training/problems.hpp>

#include <doctest/doctest.h>

#include <string_view>

#include <dovetail/training/adam.hpp>
#include <dovetail/training/binary_crossentropy.hpp>
#include <dovetail/training/mean_absolute_error.hpp>
#include <dovetail/training/model_problem.hpp>
#include <dovetail/training/sparse_categorical_crossentropy.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

namespace {
template <class Problem>
bool says(std::string_view sentence) {
  static constexpr detail::words text = detail::named<Problem>::text;
  return std::string_view(text) == sentence;
}
using Sparse = SparseCategoricalCrossentropy;
}  // namespace

TEST_CASE("a problem is a sentence") {
  CHECK(says<compile_takes_an_optimizer_and_a_loss_before_metrics<but_argument<1, Sparse>, is_not_an_optimizer>>(
      "dovetail: compile takes an optimizer and a loss before metrics, but argument 1, SparseCategoricalCrossentropy, "
      "is not an optimizer"));
  CHECK(says<compile_takes_an_optimizer_and_a_loss_before_metrics<but_argument<2, Adam>, is_not_a_loss>>(
      "dovetail: compile takes an optimizer and a loss before metrics, but argument 2, Adam, is not a loss"));
  CHECK(says<compile_takes_an_optimizer_and_a_loss_before_metrics<but_argument<3, double>, is_not_a_metric>>(
      "dovetail: compile takes an optimizer and a loss before metrics, but argument 3, double, is not a metric"));
  CHECK(
      says<loss<Sparse, on_output<Shape<1>>>>("dovetail: the loss SparseCategoricalCrossentropy wants one output per "
                                              "class, at least 2 (for one output: BinaryCrossentropy), "
                                              "but the network gives shape (1)"));
  CHECK(says<the_metric_M_does_not_fit_the_targets_of_the_loss<MeanAbsoluteError, Sparse>>(
      "dovetail: the metric MeanAbsoluteError does not fit the targets of the loss SparseCategoricalCrossentropy"));
  CHECK(says<the_target<has_shape<detail::None{}, 10>, but_L_takes_shape<Sparse, detail::None{}>>>(
      "dovetail: the target has shape (None, 10), but SparseCategoricalCrossentropy takes shape "
      "(None)"));
  CHECK(says<the_target<has_elements_of_type<float>, but_L_takes_elements_of_type<Sparse, int>>>(
      "dovetail: the target has elements of type float, but SparseCategoricalCrossentropy takes elements of type int"));
}
