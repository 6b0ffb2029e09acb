// SPDX-License-Identifier: MIT
// mistake: Training: evaluate with samples of another shape
// text: dovetail: the input has shape (None, 28), but the network takes shape (None, 28, 28)
// type: no_problem<named<the_input<has_shape<None{}, 28>, but_the_network_takes_shape<None{}, 28, 28>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;

#ifdef FIXED
using X = Tensor<float, dynamic, 28, 28>;
#else
using X = Tensor<float, dynamic, 28>;
#endif

double f(const X& x, const Tensor<std::int32_t, dynamic>& y) {
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  const auto result = model.evaluate(x, y);
  return result.loss + result.metric<Accuracy>();
}
