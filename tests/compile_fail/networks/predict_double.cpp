// SPDX-License-Identifier: MIT
// mistake: Networks and data: A sample of another element type
// pytorch: RuntimeError: mat1 and mat2 must have the same dtype
// text: dovetail: the input has elements of type double, but the network computes in float: write cast<float>(...)
// type: no_problem<named<the_input<has_elements_of_type<double>, but_the_network_computes_in<float>, write<cast<float> (...)>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;

int main() {
  const Network<Digits> network;
#ifdef FIXED
  network.predict(Tensor<float, 28, 28>());
#else
  network.predict(Tensor<double, 28, 28>());
#endif
}
