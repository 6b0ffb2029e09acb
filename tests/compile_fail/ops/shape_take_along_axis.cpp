// SPDX-License-Identifier: MIT
// mistake: Tensor operations: take_along_axis with indices of another shape
// text: dovetail: the indices of shape (1, 1) for take along axis 1 of shape (2, 3) differ along another axis
// type: no_problem<named<the_indices_of_shape_I_for_take_along_axis_N_of_shape_S_differ_along_another_axis<Shape<1, 1>, 1, Shape<2, 3>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
  [[maybe_unused]] const Tensor<int, 1, 1> indices;
  [[maybe_unused]] const Tensor<int, 2, 1> columns;
#ifdef FIXED
  return take_along_axis<1>(x, columns).rows() == 0;
#else
  return take_along_axis<1>(x, indices).rows() == 0;
#endif
}
