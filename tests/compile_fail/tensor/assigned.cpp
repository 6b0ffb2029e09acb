// SPDX-License-Identifier: MIT
// mistake: Tensors: A tensor of another shape is assigned, though with as many elements
// text: dovetail: a tensor of shape (2, 2) for a tensor of shape (4): write reshape<4>(...)
// type: no_problem<named<a_tensor_of_shape_A_for_a_tensor_of_shape<Shape<2, 2>, Shape<4>, write<reshape<4> (...)>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

void f(Tensor<float, 4>& x, const Tensor<float, 2, 2>& given) {
#ifdef FIXED
  x = given.reshape<4>();
#else
  x = given;
#endif
}
