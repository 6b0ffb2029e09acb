// SPDX-License-Identifier: MIT
// mistake: Training: A model made from a network that does not fit
// text: dovetail: layer 2, Dense<128, 10>, takes shape (128), but layer 1, Dense<784, 100>, gives shape (100): write Dense<100, 10>, or Dense<10> to infer the input size
// type: no_problem<named<layer<2, Dense<128, 10>, takes_shape<128>, but_layer<1, Dense<784, 100>>, gives_shape<100>, write<Dense<100, 10>, or_L_to_infer_the_input_size<Dense<10>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Flatten<28, 28>, Dense<784, 128>, Dense<128, 10>>;
#else
using A = Sequential<Flatten<28, 28>, Dense<784, 100>, Dense<128, 10>>;
#endif

double f(const Tensor<double, dynamic, 28, 28>& x, const Tensor<std::int32_t, dynamic>& y) {
  auto model = compile(Network<A, double>(Seed{7}), Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  model.fit(x, y);
  const Network<A, double> network = model.network();
  return model.evaluate(x, y).metric<Accuracy>() + network.predict(x[0])(0);
}
