// SPDX-License-Identifier: MIT
// mistake: Tensor operations: double for a tensor of float
// text: dovetail: an expression of double for a tensor of float which may lose some of it: write cast<float>(...)
// type: no_problem<named<an_expression_of_U_for_a_tensor_of_T_which_may_lose_some_of_it<double, float, write<cast<float> (...)>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
  const Tensor<double, 2, 3> z;
#ifdef FIXED
  const Tensor<float, 2, 3> y = cast<float>(z + 1);
#else
  const Tensor<float, 2, 3> y = z + 1;
#endif
  return x.empty() || z.empty() || y.empty();
}
