// SPDX-License-Identifier: MIT
// mistake: Training: A loss over classes, and one output
// keras: IndexError: index 1 is out of bounds for axis 1 with size 1
// pytorch: IndexError: Target 1 is out of bounds.
// text: dovetail: the loss SparseCategoricalCrossentropy wants one output per class, at least 2 (for one output: BinaryCrossentropy), but the network gives shape (1)
// type: no_problem<named<loss<SparseCategoricalCrossentropy, on_output<Shape<1>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Yes = Sequential<Flatten<28, 28>, Dense<784, 1>, Sigmoid>;

double f(const Tensor<float, dynamic, 28, 28>& x, const Tensor<std::int32_t, dynamic>& y) {
#ifdef FIXED
  auto model = compile<Yes>(Adam{}, BinaryCrossentropy{}, Accuracy{});
#else
  auto model = compile<Yes>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
#endif
  model.fit(x, y, {.epochs = 2});
  model.summary();
  return model.evaluate(x, y).loss + static_cast<double>(model.predict(x)(0, 0));
}
