// SPDX-License-Identifier: MIT
// mistake: Tensor operations: stack of two shapes
// text: dovetail: concatenate along axis 0 takes equal extents elsewhere and not shapes (1, 2, 3) and (1, 2, 4)
// type: no_problem<named<concatenate_along_axis_N_takes_equal_extents_elsewhere_and_not_shapes<0, Shape<1, 2, 3>, Shape<1, 2, 4>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  const Tensor<float, 2, 3> y;
#else
  const Tensor<float, 2, 4> y;
#endif
  [[maybe_unused]] const auto result = stack<0>(x, y);
}
