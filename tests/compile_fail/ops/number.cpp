// SPDX-License-Identifier: MIT
// mistake: Tensor operations: double for a tensor of integers
// numpy: UFuncTypeError: Cannot cast ufunc 'add' output from dtype('float64') to dtype('int64') with casting rule 'same_kind'
// text: dovetail: an expression of double for a tensor of int which may lose some of it: write cast<int>(...)
// type: no_problem<named<an_expression_of_U_for_a_tensor_of_T_which_may_lose_some_of_it<double, int, write<cast<int> (...)>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
  const Tensor<double, 2, 3> z;
#ifdef FIXED
  Tensor<int, 2, 3> y;
  y[0] = 1;
#else
  Tensor<int, 2, 3> y;
  y[0] = 1.5;
#endif
  return x.empty() || z.empty() || y.empty();
}
