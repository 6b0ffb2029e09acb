// SPDX-License-Identifier: MIT
// mistake: Networks and data: An answer of another shape than the network's
// text: dovetail: a tensor of shape (10) for a tensor of shape (9)
// type: no_problem<named<a_tensor_of_shape_A_for_a_tensor_of_shape<Shape<10>, Shape<9>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax>;

void f(const Network<Digits>& network, const Tensor<float, 28, 28>& x) {
#ifdef FIXED
  const Tensor<float, 10> y = network.predict(x);
#else
  const Tensor<float, 9> y = network.predict(x);
#endif
  static_cast<void>(y);
}
