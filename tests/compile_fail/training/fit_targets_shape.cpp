// SPDX-License-Identifier: MIT
// mistake: Training: fit with one-hot targets where classes are wanted
// keras: ValueError: Arguments `target` and `output` must have the same shape up until the last dimension: target.shape=(4, 10), output.shape=(4, 10)
// pytorch: RuntimeError: Expected floating point type for target with class probabilities, got Long
// text: dovetail: the target has shape (None, 10), but SparseCategoricalCrossentropy takes shape (None)
// type: no_problem<named<the_target<has_shape<None{}, 10>, but_L_takes_shape<SparseCategoricalCrossentropy, None{}>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;

#ifdef FIXED
using Y = Tensor<std::int32_t, dynamic>;
#else
using Y = Tensor<float, dynamic, 10>;
#endif

double f(const Tensor<float, dynamic, 28, 28>& x, const Y& y) {
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  const History history = model.fit(x, y, {.epochs = 2, .batch_size = 64});
  return history.loss.back() + history.metric<Accuracy>().back();
}
