// SPDX-License-Identifier: MIT
// mistake: Tensor operations: permute that names an axis twice
// numpy: ValueError: repeated axis in transpose
// text: dovetail: permute names each axis of shape (2, 3) once and not 0, 0
// type: no_problem<named<permute_names_each_axis_of_shape_S_once_and_not<Shape<2, 3>, 0, 0>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  return permute<1, 0>(x).rows() == 0;
#else
  return permute<0, 0>(x).rows() == 0;
#endif
}
