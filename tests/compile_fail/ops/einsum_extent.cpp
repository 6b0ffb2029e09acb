// SPDX-License-Identifier: MIT
// mistake: Tensor operations: einsum with two lengths for one subscript
// numpy: ValueError: operands could not be broadcast together with remapped shapes [original->remapped]: (3,4)->(3,newaxis,4) (5,6)->(6,5)
// text: : j is 4 in operand 0 and 5 in operand 1
// type: no_problem<named<einsum<Subscripts<10>{"ij,jk->ik"}, words{"j is 4 in operand 0 and 5 in opera[...]"}>>::text>
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
  return einsum<"ij,jk->ik">(a, b).rows() + a.rows() + b.rows() + c.rows() + batch.rows() == 0;
#endif
}
