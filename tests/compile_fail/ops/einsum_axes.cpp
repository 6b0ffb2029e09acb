// SPDX-License-Identifier: MIT
// mistake: Tensor operations: einsum with more subscripts than axes
// numpy: ValueError: einstein sum subscripts string contains too many subscripts for operand 0
// text: : operand 0 has 2 axes, not 3: its shape is (3, 4)
// type: no_problem<named<einsum<Subscripts<12>{"bij,jk->bik"}, words{"operand 0 has 2 axes, not 3: its s[...]"}>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 3, 4> a;
  const Tensor<float, 5, 6> b;
  const Tensor<float, dynamic, 4> batch;
  const Tensor<float, 4, 6> c;
#ifdef FIXED
  return einsum<"ij,jk->ik">(a, c).rows() + a.rows() + b.rows() + c.rows() + batch.rows() == 0;
#else
  return einsum<"bij,jk->bik">(a, c).rows() + a.rows() + b.rows() + c.rows() + batch.rows() == 0;
#endif
}
