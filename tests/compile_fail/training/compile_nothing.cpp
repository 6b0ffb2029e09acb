// SPDX-License-Identifier: MIT
// mistake: Training: compile of nothing
// text: dovetail: compile takes an optimizer and a loss before metrics, but argument 1, the optimizer, is missing
// type: no_problem<named<compile_takes_an_optimizer_and_a_loss_before_metrics<but_argument<1, the_optimizer>, is_missing>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Yes = Sequential<Flatten<28, 28>, Dense<784, 1>, Sigmoid>;

void f(const Network<Yes>& network) {
#ifdef FIXED
  auto model = compile(network, Adam{}, BinaryCrossentropy{});
#else
  auto model = compile(network);
#endif
  model.summary();
}
