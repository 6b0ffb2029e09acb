// SPDX-License-Identifier: MIT
// mistake: Training: compile without an architecture
// text: dovetail: compile takes an architecture, as in compile<Digits>(...), or a network as its first argument
// type: no_problem<named<compile_takes_an_architecture_or_a_network>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax>;

double f(const Tensor<float, dynamic, 28, 28>& x, const Tensor<std::int32_t, dynamic>& y) {
#ifdef FIXED
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
#else
  auto model = compile(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
#endif
  return model.fit(x, y, {.epochs = 2}).metric<Accuracy>().back() + static_cast<double>(model.predict(x[0])(0));
}
