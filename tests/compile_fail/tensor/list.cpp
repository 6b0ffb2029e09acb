// SPDX-License-Identifier: MIT
// mistake: Tensors: A list of another shape
// numpy: ValueError: setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. The detected shape was (2,) + inhomogeneous part.
// text: dovetail: a list of shape (2, 2) for a tensor of shape (2, 3)
// type: no_problem<named<a_list_of_shape_A_for_a_tensor_of_shape<Shape<2, 2>, Shape<2, 3>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  const Tensor<float, 2, 3> x{{1, 2, 3}, {4, 5, 6}};
  return x.size() == 6;
#else
  const Tensor<float, 2, 3> x{{1, 2}, {4, 5}};
  return x.size() == 6;
#endif
}
