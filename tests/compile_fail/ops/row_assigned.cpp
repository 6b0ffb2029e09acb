// SPDX-License-Identifier: MIT
// mistake: Tensors: Writing a row of another length
// numpy: ValueError: could not broadcast input array from shape (3,) into shape (4,)
// text: dovetail: an expression of shape (3) for a tensor of shape (4)
// type: no_problem<named<an_expression_of_shape_A_for_a_tensor_of_shape<Shape<3>, Shape<4>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

void f(Tensor<float, 3, 4>& x, const Tensor<float, 3>& row) {
#ifdef FIXED
  x(all, 0) = row;
#else
  x[0] = row;
#endif
}
