// SPDX-License-Identifier: MIT
// mistake: Tensor operations: Shapes that do not broadcast, printed directly
// text: dovetail: operands could not be broadcast together with shapes (2, 3) and (4)
// type: no_problem<named<operands_could_not_be_broadcast_together_with_shapes<Shape<2, 3>, Shape<4>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/ops.hpp>
#include <iostream>

using namespace dovetail;

void f(const Tensor<float, 2, 3>& x, const Tensor<float, 4>& y, const Tensor<float, 3>& z) {
#ifdef FIXED
  std::cout << x + z << y;
#else
  std::cout << x + y << z;
#endif
}
