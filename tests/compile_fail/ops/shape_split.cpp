// SPDX-License-Identifier: MIT
// mistake: Tensor operations: split into unequal parts
// numpy: ValueError: array split does not result in an equal division
// text: dovetail: split of axis 1 of shape (2, 3) does not make 2 equal parts
// type: no_problem<named<split_of_axis_N_of_shape_S_does_not_make_N_equal_parts<1, Shape<2, 3>, 2>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  return split<3, 1>(x)[0].rows() == 0;
#else
  return split<2, 1>(x)[0].rows() == 0;
#endif
}
