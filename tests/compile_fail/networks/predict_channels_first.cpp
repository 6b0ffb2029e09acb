// SPDX-License-Identifier: MIT
// mistake: Networks and data: Images whose channels come first
// pytorch: (none: its channels come first)
// text: dovetail: the input has shape (None, 3, 32, 32), but the network takes shape (32, 32, 3): write permute<0, 2, 3, 1>(...)
// type: no_problem<named<the_input<has_shape<None{}, 3, 32, 32>, but_the_network_takes_shape<32, 32, 3>, write<permute<0, 2, 3, 1> (...)>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/ops.hpp>

using namespace dovetail;

using A = Sequential<Input<32, 32, 3>, Conv2D<8, 5>, ReLU, Flatten<>, Dense<10>>;

Tensor<float, dynamic, 10> f(const Network<A>& network, const Tensor<float, dynamic, 3, 32, 32>& x) {
#ifdef FIXED
  return network.predict(permute<0, 2, 3, 1>(x));
#else
  return network.predict(x);
#endif
}
