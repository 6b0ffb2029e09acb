// SPDX-License-Identifier: MIT
// mistake: Training: fit with samples of another element type
// text: dovetail: the input has elements of type double, but the network computes in float: write cast<float>(...)
// type: no_problem<named<the_input<has_elements_of_type<double>, but_the_network_computes_in<float>, write<cast<float> (...)>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;

#ifdef FIXED
using X = Tensor<float, dynamic, 28, 28>;
#else
using X = Tensor<double, dynamic, 28, 28>;
#endif

double f(const X& x, const Tensor<std::int32_t, dynamic>& y) {
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  const History history = model.fit(x, y, {.epochs = 2, .batch_size = 64});
  return history.loss.back() + history.metric<Accuracy>().back();
}
