// SPDX-License-Identifier: MIT
// mistake: Training: swap_ema_weights without an average
// text: dovetail: a model that is trained by Adam has no moving average of its weights: write ExponentialMovingAverage<Adam>
// type: no_problem<named<a_model_that_is_trained_by_O_has_no_moving_average_of_its_weights<Adam, write<ExponentialMovingAverage<Adam>>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/training/optimizers.hpp>

using namespace dovetail;

using A = Sequential<Input<4>, Dense<1>>;

void f() {
#ifdef FIXED
  auto model = compile<A>(ExponentialMovingAverage{Adam{}}, MeanSquaredError{});
#else
  auto model = compile<A>(Adam{}, MeanSquaredError{});
#endif
  swap_ema_weights(model);
}
