// SPDX-License-Identifier: MIT
// mistake: Training: Evaluation without targets
// text: dovetail: evaluate takes samples and their targets
// type: no_problem<named<evaluate<takes_samples_and_their_targets>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax>;

void f(Model<Network<Digits>, Adam, SparseCategoricalCrossentropy>& model, const Tensor<float, dynamic, 28, 28>& x,
       const Tensor<std::int32_t, dynamic>& y) {
#ifdef FIXED
  model.evaluate(x, y);
#else
  model.evaluate(x), static_cast<void>(y);
#endif
}
