// SPDX-License-Identifier: MIT
// mistake: Tensor operations: stack of two shapes
// text: dovetail: concatenate<0> of shapes (1, 2, 3) and (1, 2, 4), which differ along another axis
// type: no_problem<named<concatenate_of_shapes<0, Shape<1, 2, 3>, Shape<1, 2, 4>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  const Tensor<float, 2, 3> y;
#else
  const Tensor<float, 2, 4> y;
#endif
  [[maybe_unused]] const auto result = stack<0>(x, y);
}
