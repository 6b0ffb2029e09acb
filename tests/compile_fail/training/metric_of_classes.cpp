// SPDX-License-Identifier: MIT
// mistake: Training: A metric that does not fit the targets
// keras: ValueError: operands could not be broadcast together with shapes (2,) (2,3)
// text: dovetail: the metric MeanAbsoluteError does not fit the targets of the loss SparseCategoricalCrossentropy
// type: no_problem<named<the_metric_M_does_not_fit_the_targets_of_the_loss<MeanAbsoluteError, SparseCategoricalCrossentropy>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;

double f(const Tensor<float, dynamic, 28, 28>& x, const Tensor<std::int32_t, dynamic>& y) {
#ifdef FIXED
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
#else
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{}, MeanAbsoluteError{});
#endif
  model.fit(x, y, {.epochs = 2});
  model.summary();
  return model.evaluate(x, y).loss + static_cast<double>(model.predict(x)(0, 0));
}
