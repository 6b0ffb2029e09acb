// SPDX-License-Identifier: MIT
// mistake: Training: A moving average around accumulated gradients, which counts batches and not steps
// text: dovetail: compile takes an optimizer and a loss before metrics, but argument 1, ExponentialMovingAverage<GradientAccumulation<Adam>>, is not an optimizer
// type: no_problem<named<compile_takes_an_optimizer_and_a_loss_before_metrics<but_argument<1, ExponentialMovingAverage<GradientAccumulation<Adam>>>, is_not_an_optimizer>>::text>
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
