// SPDX-License-Identifier: MIT
// mistake: Tensor operations: dot of matrices
// text: dovetail: dot of shapes (2, 3) and (2, 3): it takes two vectors; matmul takes matrices
// type: no_problem<named<dot_of<Shape<2, 3>, Shape<2, 3>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  const Tensor<float, 3> x;
#else
  const Tensor<float, 2, 3> x;
#endif
  [[maybe_unused]] const auto result = dot(x, x);
}
