// SPDX-License-Identifier: MIT
// mistake: Training: A number in place of a metric
// text: dovetail: compile takes an optimizer and a loss before metrics, but argument 3, double, is not a metric
// type: no_problem<named<compile_takes_an_optimizer_and_a_loss_before_metrics<but_argument<3, double>, is_not_a_metric>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;

double f(const Tensor<float, dynamic, 28, 28>& x, const Tensor<std::int32_t, dynamic>& y) {
#ifdef FIXED
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
#else
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, 0.5);
#endif
  model.fit(x, y, {.epochs = 2});
  model.summary();
  return model.evaluate(x, y).loss + static_cast<double>(model.predict(x)(0, 0));
}
