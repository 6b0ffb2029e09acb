// SPDX-License-Identifier: MIT
// mistake: Tensor operations: equal of shapes that do not broadcast
// text: dovetail: operands could not be broadcast together with shapes (2, 3) and (2)
// type: no_problem<named<operands_could_not_be_broadcast_together_with_shapes<Shape<2, 3>, Shape<2>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  const Tensor<float, 3> y;
#else
  const Tensor<float, 2> y;
#endif
  [[maybe_unused]] const auto result = equal(x, y);
}
