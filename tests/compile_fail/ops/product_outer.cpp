// SPDX-License-Identifier: MIT
// mistake: Tensor operations: outer of matrices
// text: dovetail: outer of shapes (2, 3) and (2, 3): it takes two vectors
// type: no_problem<named<outer_of<Shape<2, 3>, Shape<2, 3>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  const Tensor<float, 3> x;
#else
  const Tensor<float, 2, 3> x;
#endif
  [[maybe_unused]] const auto result = outer(x, x);
}
