// SPDX-License-Identifier: MIT
// text: dovetail: matmul of shapes (3, 4) and (5, 6): the last axis of the first is 4, the next to last one of the second is 5
// type: no<matmul_of<Shape<3, 4>, Shape<5, 6>>::text>
#include <dovetail/ops/matmul.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 3, 4> a;
  const Tensor<float, 5, 6> b;
  const Tensor<float, dynamic, 4> batch;
  const Tensor<float, 4, 6> c;
#ifdef TWIN
  return matmul(a, c).rows() + b.rows() + batch.rows() == 0;
#else
  return matmul(a, b).rows() + c.rows() + batch.rows() == 0;
#endif
}
