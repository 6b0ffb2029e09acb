// SPDX-License-Identifier: MIT
// mistake: Training: evaluate with targets of another shape
// text: dovetail: the target has shape (None, 2), but SparseCategoricalCrossentropy takes shape (None)
// type: no_problem<named<the_target<has_shape<None{}, 2>, but_L_takes_shape<SparseCategoricalCrossentropy, None{}>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;

#ifdef FIXED
using Y = Tensor<std::int32_t, dynamic>;
#else
using Y = Tensor<std::int32_t, dynamic, 2>;
#endif

double f(const Tensor<float, dynamic, 28, 28>& x, const Y& y) {
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  const auto result = model.evaluate(x, y);
  return result.loss + result.metric<Accuracy>();
}
