// SPDX-License-Identifier: MIT
// mistake: Training: fit with targets of another element type
// pytorch: RuntimeError: expected scalar type Long but found Float
// text: dovetail: the target has elements of type float, but SparseCategoricalCrossentropy takes elements of type int: write cast<int>(...)
// type: no_problem<named<the_target<has_elements_of_type<float>, but_L_takes_elements_of_type<SparseCategoricalCrossentropy, int>, write<cast<int> (...)>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;

#ifdef FIXED
using Y = Tensor<std::int32_t, dynamic>;
#else
using Y = Tensor<float, dynamic>;
#endif

double f(const Tensor<float, dynamic, 28, 28>& x, const Y& y) {
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  const History history = model.fit(x, y, {.epochs = 2, .batch_size = 64});
  return history.loss.back() + history.metric<Accuracy>().back();
}
