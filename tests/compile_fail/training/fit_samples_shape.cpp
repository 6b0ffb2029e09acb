// SPDX-License-Identifier: MIT
// mistake: Training: fit with samples of another shape
// keras: ValueError: Invalid input shape for input [[...]] with name 'keras_tensor' and path ''. Expected shape (None, 28, 28), but input has incompatible shape (5, 784)
// text: dovetail: the input has shape (None, 784), but the network takes shape (None, 28, 28): write reshape<dynamic, 28, 28>(...)
// type: no_problem<named<the_input<has_shape<None{}, 784>, but_the_network_takes_shape<None{}, 28, 28>, write<reshape<None{}, 28, 28> (...)>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;

#ifdef FIXED
using X = Tensor<float, dynamic, 28, 28>;
#else
using X = Tensor<float, dynamic, 784>;
#endif

double f(const X& x, const Tensor<std::int32_t, dynamic>& y) {
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  const History history = model.fit(x, y, {.epochs = 2, .batch_size = 64});
  return history.loss.back() + history.metric<Accuracy>().back();
}
