// SPDX-License-Identifier: MIT
// mistake: Tensor operations: An expression for a tensor with other rows
// text: dovetail: an expression of shape (None, 3) for a tensor of shape (None, 4)
// type: no_problem<named<an_expression_of_shape_A_for_a_tensor_of_shape<shape<None{}, 3>, shape<None{}, 4>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
  const Tensor<double, 2, 3> z;
#ifdef FIXED
  const Tensor<float, dynamic, 3> y = Tensor<float, dynamic, 3>() + x;
#else
  const Tensor<float, dynamic, 4> y = Tensor<float, dynamic, 3>() * 2;
#endif
  return x.empty() || z.empty() || y.empty();
}
