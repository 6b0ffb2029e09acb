// SPDX-License-Identifier: MIT
// mistake: Networks and data: A pointer to the numbers of a sample
// text: dovetail: the input is of type const float* and not a tensor, but the network takes shape (2): write View<const float, 2>(...)
// type: no_problem<named<the_input<is_of_type_T_and_not_a_tensor<const float *>, but_the_network_takes_shape<2>, write<View<const float, 2> (...)>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Iris = Sequential<Dense<2, 3>, Softmax>;

Tensor<float, 3> f(const Network<Iris>& network, const float* values) {
#ifdef FIXED
  return network.predict(View<const float, 2>(values));
#else
  return network.predict(values);
#endif
}

int main() {
  const float values[] = {1, 2};
  f(Network<Iris>(), values);
}
