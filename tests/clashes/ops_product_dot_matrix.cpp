// SPDX-License-Identifier: MIT
// mistake: Tensor operations: dot of matrices
// text: dovetail: dot of shapes (2, 3) and (2, 3): it takes two vectors; matmul takes matrices
// type: no<dot_of<Shape<2, 3>, Shape<2, 3>>::text>
#include <dovetail/ops/dot.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
  const Tensor<float, 3> v;
#ifdef TWIN
  [[maybe_unused]] const auto y = dot(v, v);
#else
  [[maybe_unused]] const auto y = dot(x, x);
#endif
}
