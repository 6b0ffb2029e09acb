// SPDX-License-Identifier: MIT
#include <dovetail/training/around.hpp>

#include <concepts>

#include <dovetail/training.hpp>
#include <dovetail/training/optimizers.hpp>

using namespace dovetail;
using namespace dovetail::detail::problems;

struct Factor {
  double operator()(std::size_t) const { return 1; }
};
template <class O>
constexpr bool is_fine = std::same_as<typename O::problem, detail::none>;

static_assert(is_fine<GradientAccumulation<Adam>> && is_fine<GradientAccumulation<Lamb>> &&
              is_fine<GradientAccumulation<ExponentialMovingAverage<SGD>>>);
static_assert(is_fine<ExponentialMovingAverage<Adafactor>> &&
              is_fine<ExponentialMovingAverage<LearningRateByLayer<Lion, Factor>>>);
static_assert(is_fine<LearningRateByLayer<SGD, Factor>> && !is_fine<LearningRateByLayer<Lamb, Factor>> &&
              !is_fine<LearningRateByLayer<GradientAccumulation<Adam>, Factor>>);
static_assert(std::same_as<GradientAccumulation<int>::problem,
                           the_optimizer_O<GradientAccumulation<int>, goes_around_an_optimizer_and_not<int>>>);
static_assert(
    std::same_as<ExponentialMovingAverage<GradientAccumulation<Adam>>::problem,
                 the_optimizer_O<ExponentialMovingAverage<GradientAccumulation<Adam>>,
                                 goes_around_optimizers_that_step_with_each_batch_and_not<GradientAccumulation<Adam>>,
                                 detail::problems::write<GradientAccumulation<ExponentialMovingAverage<Adam>>>>>);
