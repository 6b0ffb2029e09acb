// SPDX-License-Identifier: MIT
// mistake: Tensors: A number for a whole tensor
// text: dovetail: int for a tensor of shape (2, 3): write fill(...)
// type: no_problem<named<X_for_a_tensor_of_shape_S<int, Shape<2, 3>, write<fill (...)>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

void f(Tensor<float, 2, 3>& x) {
#ifdef FIXED
  x.fill(3);
#else
  x = 3;
#endif
}
