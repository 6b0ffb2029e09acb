// SPDX-License-Identifier: MIT
// mistake: Tensor operations: einsum with a None that does not lead the result
// text: : b is None, but does not lead the result: only there a tensor has it
// type: no_problem<named<einsum<Subscripts<7>{"bi->ib"}, words{"b is None, but does not lead the r[...]"}>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 3, 4> a;
  const Tensor<float, 5, 6> b;
  const Tensor<float, dynamic, 4> batch;
  const Tensor<float, 4, 6> c;
#ifdef FIXED
  return einsum<"bi->bi">(batch).rows() + a.rows() + b.rows() + c.rows() + batch.rows() == 0;
#else
  return einsum<"bi->ib">(batch).rows() + a.rows() + b.rows() + c.rows() + batch.rows() == 0;
#endif
}
