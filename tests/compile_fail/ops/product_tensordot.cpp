// SPDX-License-Identifier: MIT
// mistake: Tensor operations: tensordot over axes that differ
// numpy: ValueError: shape-mismatch for sum
// text: dovetail: the last 2 axes of (2, 3, 4) are not the first ones of (4, 3) in tensordot
// type: no_problem<named<the_last_N_axes_of_A_are_not_the_first_ones_of_B_in_tensordot<2, Shape<2, 3, 4>, Shape<4, 3>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3, 4> x;
#ifdef FIXED
  const Tensor<float, 3, 4> y;
#else
  const Tensor<float, 4, 3> y;
#endif
  const auto z = tensordot<2>(x, y);
  return static_cast<int>(sizeof z);
}
