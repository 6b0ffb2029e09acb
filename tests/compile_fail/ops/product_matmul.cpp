// SPDX-License-Identifier: MIT
// mistake: Tensor operations: matmul of matrices that do not fit
// pytorch: RuntimeError: mat1 and mat2 shapes cannot be multiplied (3x4 and 5x6)
// numpy: ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 5 is different from 4)
// text: dovetail: matmul of shapes (3, 4) and (5, 6): the last axis of the first is 4, the next to last one of the second is 5
// type: no_problem<named<matmul_of<Shape<3, 4>, Shape<5, 6>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 3, 4> a;
  const Tensor<float, 5, 6> b;
  const Tensor<float, dynamic, 4> batch;
  const Tensor<float, 4, 6> c;
#ifdef FIXED
  return matmul(a, c).rows() + b.rows() + batch.rows() == 0;
#else
  return matmul(a, b).rows() + c.rows() + batch.rows() == 0;
#endif
}
