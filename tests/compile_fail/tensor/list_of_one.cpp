// SPDX-License-Identifier: MIT
// mistake: Tensors: A list of one element for a tensor of several
// text: dovetail: a list of shape (1) for a tensor of shape (3)
// type: no_problem<named<a_list_of_shape_A_for_a_tensor_of_shape<Shape<1>, Shape<3>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

void f(Tensor<float, 3>& bias) {
#ifdef FIXED
  bias.fill(0.5f);
#else
  bias = {0.5f};
#endif
}
