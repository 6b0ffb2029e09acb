// SPDX-License-Identifier: MIT
// mistake: Training: A result is written to a stream
// text: dovetail: a result is read by its loss and metrics
// type: no_problem<named<a_result_is_read_by_its_loss_and_metrics>::text>
#include <iostream>

#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Input<784>, Dense<16>, ReLU, Dense<10>, Softmax>;
void f(const Model<Network<Digits>, Adam, SparseCategoricalCrossentropy, Accuracy>& model,
       const Tensor<float, dynamic, 784>& x, const Tensor<std::int32_t, dynamic>& y) {
#ifdef FIXED
  std::cout << model.evaluate(x, y).loss << std::endl;
#else
  std::cout << model.evaluate(x, y) << std::endl;
#endif
}
