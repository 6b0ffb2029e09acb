// SPDX-License-Identifier: MIT
// mistake: Tensor operations: squeeze of a longer axis
// numpy: ValueError: cannot select an axis to squeeze out which has size not equal to one
// text: dovetail: axis 1 of shape (1, 3) has more than one element and cannot be squeezed
// type: no_problem<named<axis_N_of_shape_S_has_more_than_one_element_and_cannot_be_squeezed<1, Shape<1, 3>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 1, 3> x;
#ifdef FIXED
  return squeeze<0>(x).rows() == 0;
#else
  return squeeze<1>(x).rows() == 0;
#endif
}
