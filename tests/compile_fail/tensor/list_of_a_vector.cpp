// SPDX-License-Identifier: MIT
// mistake: Tensors: A list of another length
// text: dovetail: a list of shape (2) for a tensor of shape (3)
// type: no_problem<named<a_list_of_shape_A_for_a_tensor_of_shape<Shape<2>, Shape<3>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  const Tensor<float, 3> x{1, 2, 3};
  return x.size() == 3;
#else
  const Tensor<float, 3> x{1, 2};
  return x.size() == 3;
#endif
}
