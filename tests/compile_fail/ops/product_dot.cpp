// SPDX-License-Identifier: MIT
// mistake: Tensor operations: dot of vectors of two lengths
// numpy: ValueError: shapes (4,) and (6,) not aligned: 4 (dim 0) != 6 (dim 0)
// text: dovetail: dot of shapes (4) and (6), which are not equally long
// type: no_problem<named<dot_of<Shape<4>, Shape<6>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 3, 4> a;
  const Tensor<float, 5, 6> b;
  const Tensor<float, dynamic, 4> batch;
  const Tensor<float, 4, 6> c;
#ifdef FIXED
  return static_cast<int>(dot(a[0], c(all, 0)) + b(0, 0)) + (batch.rows() == 1);
#else
  return static_cast<int>(dot(a[0], c[0]) + b(0, 0)) + (batch.rows() == 1);
#endif
}
