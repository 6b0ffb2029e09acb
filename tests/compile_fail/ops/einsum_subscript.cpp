// SPDX-License-Identifier: MIT
// mistake: Tensor operations: einsum with a subscript that no operand has
// numpy: ValueError: einstein sum subscripts string included output subscript 'l' which never appeared in an input
// text: : no operand has l of the result
// type: no_problem<named<einsum<Subscripts<10>{"ij,jk->il"}, words{"no operand has l of the result, an[...]"}>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 3, 4> a;
  const Tensor<float, 5, 6> b;
  const Tensor<float, dynamic, 4> batch;
  const Tensor<float, 4, 6> c;
#ifdef FIXED
  return einsum<"ij,jl->il">(a, c).rows() + a.rows() + b.rows() + c.rows() + batch.rows() == 0;
#else
  return einsum<"ij,jk->il">(a, c).rows() + a.rows() + b.rows() + c.rows() + batch.rows() == 0;
#endif
}
