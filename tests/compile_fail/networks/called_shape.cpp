// SPDX-License-Identifier: MIT
// mistake: Networks and data: A network is called with another shape
// text: dovetail: the input has shape (None, 28, 28), but the network takes shape (784): write reshape<dynamic, 784>(...)
// type: no_problem<named<the_input<has_shape<None{}, 28, 28>, but_the_network_takes_shape<784>, write<reshape<None{}, 784> (...)>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Input<784>, Dense<16>, ReLU, Dense<10>, Softmax>;
auto f(const Network<Digits>& network, const Tensor<float, dynamic, 28, 28>& x) {
#ifdef FIXED
  return network(x.reshape<dynamic, 784>());
#else
  return network(x);
#endif
}
