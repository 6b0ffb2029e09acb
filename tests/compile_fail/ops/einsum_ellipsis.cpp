// SPDX-License-Identifier: MIT
// mistake: Tensor operations: einsum with an ellipsis
// text: : write letters for the ellipsis: one for each axis
// type: no_problem<named<einsum<Subscripts<10>{"...ij->ji"}, words{"write letters for the ellipsis: on[...]"}>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 3, 4> a;
  const Tensor<float, 5, 6> b;
  const Tensor<float, dynamic, 4> batch;
  const Tensor<float, 4, 6> c;
#ifdef FIXED
  return einsum<"ij->ji">(a).rows() + a.rows() + b.rows() + c.rows() + batch.rows() == 0;
#else
  return einsum<"...ij->ji">(a).rows() + a.rows() + b.rows() + c.rows() + batch.rows() == 0;
#endif
}
