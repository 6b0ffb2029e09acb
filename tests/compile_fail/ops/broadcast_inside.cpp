// SPDX-License-Identifier: MIT
// mistake: Tensor operations: Shapes that do not broadcast, inside other operations
// text: dovetail: operands could not be broadcast together with shapes (2, 3) and (4)
// type: no_problem<named<operands_could_not_be_broadcast_together_with_shapes<Shape<2, 3>, Shape<4>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

float f(const Tensor<float, 2, 3>& x, const Tensor<float, 4>& y, const Tensor<float, 3>& z) {
#ifdef FIXED
  const Tensor<float, 2, 3> a = x + z;
#else
  const Tensor<float, 2, 3> a = x + y;
#endif
#ifdef FIXED
  Tensor<float, 2> b = matmul(exp(x + z) / 2 - x, z);
#else
  Tensor<float, 2> b = matmul(exp(a) / 2 - x, z);
#endif
  b[0] = max(a) + y(0);
  return sum(a * b(0)) + a(0, 0);
}
