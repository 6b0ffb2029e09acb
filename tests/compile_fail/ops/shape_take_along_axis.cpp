// SPDX-License-Identifier: MIT
// mistake: Tensor operations: take_along_axis with indices of another shape
// text: dovetail: take_along_axis<1> of shape (2, 3) with indices of shape (1, 1), which differs along another axis
// type: no_problem<named<take_along_axis_of_shapes<1, Shape<2, 3>, Shape<1, 1>>>::text>
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
