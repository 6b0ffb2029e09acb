// SPDX-License-Identifier: MIT
#include <dovetail/training/model_problem.hpp>

#include <concepts>

#include <dovetail/training.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

namespace {
using Sparse = SparseCategoricalCrossentropy;
}

static_assert(detail::training::optimizer<Adam> && detail::training::optimizer<SGD> &&
              !detail::training::optimizer<Sparse> && !detail::training::optimizer<Accuracy> &&
              !detail::training::optimizer<double>);
static_assert(detail::training::loss_function<Sparse> && detail::training::loss_function<MeanSquaredError> &&
              !detail::training::loss_function<Adam> && !detail::training::loss_function<Accuracy>);
static_assert(detail::training::metric_function<Accuracy> && detail::training::metric_function<MeanAbsoluteError> &&
              !detail::training::metric_function<Adam> && !detail::training::metric_function<double>);

// The first problem from left to right, and none where all fits.
namespace {
using Net = Network<Sequential<Dense<4, 3>, Softmax>>;
using Single = Network<Sequential<Dense<4, 1>>>;
struct WrongNetwork {
  static constexpr bool valid = false;
};
template <class... Part>
using found = decltype(detail::training::model_problem<Part...>());
}  // namespace
static_assert(std::same_as<found<Net, Adam, Sparse>, detail::none> &&
              std::same_as<found<Net, SGD, Sparse, Accuracy>, detail::none>);
static_assert(std::same_as<found<Single, Adam, MeanSquaredError, MeanAbsoluteError>, detail::none>);
static_assert(std::same_as<found<Single, Adam, MeanSquaredError, MeanAbsoluteError, Accuracy>,
                           the_metric_M_counts_right_answers<
                               Accuracy, but_the_targets_of_the_loss_L_are_numbers<MeanSquaredError>,
                               detail::problems::write<MeanAbsoluteError, or_a_loss_that_names_its_activation>>>);
static_assert(
    std::same_as<found<Net, Sparse, Adam, Accuracy>,
                 compile_takes_an_optimizer_and_a_loss_before_metrics<but_argument<1, Sparse>, is_not_an_optimizer>>);
static_assert(
    std::same_as<found<Net, Adam, Accuracy>,
                 compile_takes_an_optimizer_and_a_loss_before_metrics<but_argument<2, Accuracy>, is_not_a_loss>>);
static_assert(
    std::same_as<found<Net, Adam, Sparse, Accuracy, int>,
                 compile_takes_an_optimizer_and_a_loss_before_metrics<but_argument<4, int>, is_not_a_metric>>);
static_assert(std::same_as<found<Single, Adam, Sparse, Accuracy>, loss<Sparse, on_output<Shape<1>>>>);
static_assert(std::same_as<found<Net, Adam, Sparse, Accuracy, MeanAbsoluteError>,
                           the_metric_M_does_not_fit_the_targets_of_the_loss<MeanAbsoluteError, Sparse>>);
static_assert(std::same_as<found<WrongNetwork, int, int, int>, detail::none>);  // the network says it
