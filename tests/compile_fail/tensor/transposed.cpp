// SPDX-License-Identifier: MIT
// mistake: Networks and data: The kernel of another framework, not transposed
// pytorch: RuntimeError: The size of tensor a (784) must match the size of tensor b (10) at non-singleton dimension 1
// text: dovetail: a tensor of shape (10, 784) for a tensor of shape (784, 10): write transpose(...)
// type: no_problem<named<a_tensor_of_shape_A_for_a_tensor_of_shape<Shape<10, 784>, Shape<784, 10>, write<transpose (...)>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/ops.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax>;

void f(Network<Digits>& network, const Tensor<float, 10, 784>& weight) {
#ifdef FIXED
  network.layer<1>().kernel = transpose(weight);
#else
  network.layer<1>().kernel = weight;
#endif
}
