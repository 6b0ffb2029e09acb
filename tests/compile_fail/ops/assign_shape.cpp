// SPDX-License-Identifier: MIT
// mistake: Tensor operations: An expression of higher rank than the tensor
// numpy: ValueError: could not broadcast input array from shape (2,3) into shape (3,)
// text: dovetail: an expression of shape (2, 3) for a tensor of shape (3)
// type: no_problem<named<an_expression_of_shape_A_for_a_tensor_of_shape<Shape<2, 3>, Shape<3>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
  const Tensor<double, 2, 3> z;
#ifdef FIXED
  Tensor<float, 3> y;
  y = x[0] + x[1];
#else
  Tensor<float, 3> y;
  y += x;
#endif
  return x.empty() || z.empty() || y.empty();
}
