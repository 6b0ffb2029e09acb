// SPDX-License-Identifier: MIT
// mistake: Tensor operations: tensordot over axes that differ
// numpy: ValueError: shape-mismatch for sum
// text: dovetail: tensordot<2> of shapes (2, 3, 4) and (4, 3): the last 2 axes of the first are not the first 2 of the second
// type: no_problem<named<tensordot_of<2, Shape<2, 3, 4>, Shape<4, 3>>>::text>
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
