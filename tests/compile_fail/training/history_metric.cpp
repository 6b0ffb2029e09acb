// SPDX-License-Identifier: MIT
// mistake: Training: A metric that was not compiled in, asked of a history
// text: dovetail: the metric MeanAbsoluteError was not given to compile
// type: no_problem<named<the_metric_M_was_not_given_to_compile<MeanAbsoluteError>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;

#ifdef FIXED
using Metric = Accuracy;
#else
using Metric = MeanAbsoluteError;
#endif

double f(const Tensor<float, dynamic, 28, 28>& x, const Tensor<std::int32_t, dynamic>& y) {
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  const History history = model.fit(x, y);
  return history.metric<Metric>().back() + history.val_metric<Metric>().back();
}
