// SPDX-License-Identifier: MIT
// mistake: Tensor operations: An expression for a tensor of another shape
// numpy: ValueError: could not broadcast input array from shape (2,3) into shape (3,2)
// text: dovetail: an expression of shape (2, 3) for a tensor of shape (3, 2)
// type: no_problem<named<an_expression_of_shape_A_for_a_tensor_of_shape<Shape<2, 3>, Shape<3, 2>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
  const Tensor<double, 2, 3> z;
#ifdef FIXED
  const Tensor<float, 2, 3> y = x + 1;
#else
  const Tensor<float, 3, 2> y = x + 1;
#endif
  return x.empty() || z.empty() || y.empty();
}
