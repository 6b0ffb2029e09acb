// SPDX-License-Identifier: MIT
// mistake: Tensor operations: Shapes that do not broadcast
// pytorch: RuntimeError: The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1
// numpy: ValueError: operands could not be broadcast together with shapes (2,3) (4,)
// text: dovetail: operands could not be broadcast together with shapes (2, 3) and (4)
// type: no_problem<named<operands_could_not_be_broadcast_together_with_shapes<Shape<2, 3>, Shape<4>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
  const Tensor<double, 2, 3> z;
#ifdef FIXED
  const Tensor<float, 2, 3> y = exp(x + Tensor<float, 3>()) * 2;
#else
  const Tensor<float, 2, 3> y = exp(x + Tensor<float, 4>()) * 2;
#endif
  return x.empty() || z.empty() || y.empty();
}
