// SPDX-License-Identifier: MIT
// mistake: Training: Metrics in braces
// text: dovetail: compile takes metrics without braces
// type: no_problem<named<compile_takes_metrics_without_braces>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Input<784>, Dense<16>, ReLU, Dense<10>, Softmax>;
void f() {
#ifdef FIXED
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  model.summary();
#else
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, {Accuracy{}});
  model.summary();
#endif
}
