// SPDX-License-Identifier: MIT
// mistake: Tensor operations: squeeze of a longer axis
// numpy: ValueError: cannot select an axis to squeeze out which has size not equal to one
// text: dovetail: squeeze<1> of shape (1, 3), which has more than one element along this axis
// type: no_problem<named<squeeze_of_axis<1, Shape<1, 3>>>::text>
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
