// SPDX-License-Identifier: MIT
// mistake: Training: A model's predict with another shape
// text: dovetail: the input has shape (28, 27), but the network takes shape (28, 28)
// type: no_problem<named<the_input<has_shape<28, 27>, but_the_network_takes_shape<28, 28>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;

#ifdef FIXED
using X = Tensor<float, 28, 28>;
#else
using X = Tensor<float, 28, 27>;
#endif

float f(const X& x) {
  const auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  const Tensor<float, 10> y = model.predict(x);
  return y(0);
}
