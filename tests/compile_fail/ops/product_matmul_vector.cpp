// SPDX-License-Identifier: MIT
// mistake: Tensor operations: matmul with a vector that does not fit
// numpy: ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 4 is different from 6)
// text: dovetail: matmul of shapes (5, 6) and (4): the last axis of the first is 6, the only one of the second is 4
// type: no_problem<named<matmul_of<Shape<5, 6>, Shape<4>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 3, 4> a;
  const Tensor<float, 5, 6> b;
  const Tensor<float, dynamic, 4> batch;
  const Tensor<float, 4, 6> c;
#ifdef FIXED
  return matmul(a, c).rows() + matmul(a, a[0]).rows() + b.rows() + batch.rows() == 0;
#else
  return matmul(b, a[0]).rows() + c.rows() + batch.rows() == 0;
#endif
}
