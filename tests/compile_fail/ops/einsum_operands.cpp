// SPDX-License-Identifier: MIT
// mistake: Tensor operations: einsum with too few operands
// numpy: ValueError: more operands provided to einstein sum function than specified in the subscripts string
// text: : 2 operands wanted, 1 given, between the parentheses
// type: no_problem<named<einsum<Subscripts<10>{"ij,jk->ik"}, words{"2 operands wanted, 1 given, betwee[...]"}>>::text>
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
  return einsum<"ij,jk->ik">(a).rows() + a.rows() + b.rows() + c.rows() + batch.rows() == 0;
#endif
}
