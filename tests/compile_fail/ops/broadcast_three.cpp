// SPDX-License-Identifier: MIT
// mistake: Tensor operations: Three shapes that do not broadcast
// numpy: ValueError: operands could not be broadcast together with shapes (2,3) (2,)
// text: dovetail: operands could not be broadcast together with shapes (2, 3), (3) and (2)
// type: no_problem<named<operands_could_not_be_broadcast_together_with_shapes<Shape<2, 3>, Shape<3>, Shape<2>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
  const Tensor<double, 2, 3> z;
#ifdef FIXED
  const Tensor<float, 2, 3> y = fma(x, Tensor<float, 3>(), Tensor<float, 2, 1>());
#else
  const Tensor<float, 2, 3> y = fma(x, Tensor<float, 3>(), Tensor<float, 2>());
#endif
  return x.empty() || z.empty() || y.empty();
}
