// SPDX-License-Identifier: MIT
// mistake: Tensors: A range that ends past its axis
// numpy: (none: the part that is there)
// text: dovetail: range<1, 5> does not lie within axis 1 of shape (2, 3)
// type: no_problem<named<range_for_axis<1, 5, 1, 1, Shape<2, 3>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  return x(all, range<1, 3>).rows() == 0;
#else
  return x(all, range<1, 5>).rows() == 0;
#endif
}
