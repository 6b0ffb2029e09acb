// SPDX-License-Identifier: MIT
// mistake: Training: compile without a loss
// text: dovetail: compile takes an optimizer and a loss before metrics, but argument 2, the loss, is missing
// type: no_problem<named<compile_takes_an_optimizer_and_a_loss_before_metrics<but_argument<2, the_loss>, is_missing>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Yes = Sequential<Flatten<28, 28>, Dense<784, 1>, Sigmoid>;

double f(const Tensor<float, dynamic, 28, 28>& x, const Tensor<std::int32_t, dynamic>& y) {
#ifdef FIXED
  auto model = compile<Yes>(Adam{}, BinaryCrossentropy{});
#else
  auto model = compile<Yes>(Adam{});
#endif
  model.fit(x, y, {.epochs = 2});
  return model.evaluate(x, y).loss;
}
