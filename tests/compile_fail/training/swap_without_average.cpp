// SPDX-License-Identifier: MIT
// mistake: Training: swap_ema_weights without an average
// text: x
// type: x
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
