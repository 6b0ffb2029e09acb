// SPDX-License-Identifier: MIT
// mistake: Training: A moving average around accumulated gradients, which counts batches and not steps
// text: dovetail: the optimizer ExponentialMovingAverage<GradientAccumulation<Adam>>, goes around optimizers that step with each batch and not GradientAccumulation<Adam>: write GradientAccumulation<ExponentialMovingAverage<Adam>>
// type: no_problem<named<the_optimizer_O<ExponentialMovingAverage<GradientAccumulation<Adam>>, goes_around_optimizers_that_step_with_each_batch_and_not<GradientAccumulation<Adam>>, write<GradientAccumulation<ExponentialMovingAverage<Adam>>>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/training/optimizers.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  auto model =
      compile<Sequential<Dense<4, 3>>>(GradientAccumulation{ExponentialMovingAverage{Adam{}}, 4}, MeanSquaredError{});
#else
  auto model =
      compile<Sequential<Dense<4, 3>>>(ExponentialMovingAverage{GradientAccumulation{Adam{}, 4}}, MeanSquaredError{});
#endif
  model.summary();
}
