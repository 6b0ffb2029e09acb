// SPDX-License-Identifier: MIT
// mistake: Training: A model that does not fit, trained and used: still one error
// text: dovetail: layer 2, Dense<128, 10>, takes shape (128), but layer 1, Dense<784, 100>, gives shape (100): write Dense<100, 10>, or Dense<10> to infer the input size
// type: no_problem<named<layer<2, Dense<128, 10>, takes_shape<128>, but_layer<1, Dense<784, 100>>, gives_shape<100>, write<Dense<100, 10>, or_L_to_infer_the_input_size<Dense<10>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Flatten<28, 28>, Dense<784, 128>, Dense<128, 10>>;
#else
using A = Sequential<Flatten<28, 28>, Dense<784, 100>, Dense<128, 10>>;
#endif

double f(const Tensor<float, dynamic, 28, 28>& x, const Tensor<std::int32_t, dynamic>& y) {
  auto model = compile<A>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  model.summary();
  const History history = model.fit(x, y, {.epochs = 2}, {x, y});
  const auto result = model.evaluate(x, y);
  const Tensor<float, dynamic, 10> all = model.predict(x);
  const Tensor<float, 10> one = model.predict(x[0]);
  return history.metric<Accuracy>().back() + result.metric<Accuracy>() + static_cast<double>(all(0, 0) + one(0));
}
