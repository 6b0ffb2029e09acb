// SPDX-License-Identifier: MIT
// mistake: Tensors: A tensor from one of another shape
// numpy: ValueError: could not broadcast input array from shape (4,) into shape (3,)
// text: dovetail: a tensor of shape (4) for a tensor of shape (3)
// type: no_problem<named<a_tensor_of_shape_A_for_a_tensor_of_shape<Shape<4>, Shape<3>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

void f(const Tensor<float, 4>& given) {
#ifdef FIXED
  const Tensor<float, 4> x = given;
#else
  const Tensor<float, 3> x = given;
#endif
  static_cast<void>(x);
}
