// SPDX-License-Identifier: MIT
// mistake: Networks and data: A std::vector as a sample
// text: dovetail: the input is of type std::vector<float> and not a tensor, but the network takes shape (2): write View<const float, 2>(...)
// type: no_problem<named<the_input<is_of_type_T_and_not_a_tensor<vector<float, allocator<float>>>, but_the_network_takes_shape<2>, write<View<const float, 2> (...)>>>::text>
#include <dovetail/dovetail.hpp>

#include <vector>
using namespace dovetail;

using Iris = Sequential<Dense<2, 3>, Softmax>;

Tensor<float, 3> f(const Network<Iris>& network, const std::vector<float>& values) {
#ifdef FIXED
  return network.predict(View<const float, 2>(values));
#else
  return network.predict(values);
#endif
}

int main() { f(Network<Iris>(), {1, 2}); }
