// SPDX-License-Identifier: MIT
// mistake: Tensors: A range with a negative step
// text: dovetail: range<0, 3, -1> does not lie within axis 0 of shape (3): a step is at least 1, and flip<0>(x) turns an axis round
// type: no_problem<named<range_for_axis<0, 3, -1, 0, Shape<3>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 3> x;
#ifdef FIXED
  return x(range<0, 3, 1>).rows() == 0;
#else
  return x(range<0, 3, -1>).rows() == 0;
#endif
}
