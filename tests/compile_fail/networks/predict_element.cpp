// SPDX-License-Identifier: MIT
// mistake: Networks and data: A row is taken by parentheses
// text: dovetail: shape (None, 784) takes 2 indices and not 1
// type: no_problem<named<shape_S_takes_N_indices_and_not<shape<None{}, 784>, 2, 1>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Input<784>, Dense<16>, ReLU, Dense<10>, Softmax>;
auto f(const Network<Digits>& network, const Tensor<float, dynamic, 784>& x) {
#ifdef FIXED
  return network.predict(x[0]);
#else
  return network.predict(x(0));
#endif
}
