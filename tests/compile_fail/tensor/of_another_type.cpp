// SPDX-License-Identifier: MIT
// mistake: Tensors: A tensor of other elements is assigned
// text: dovetail: a tensor of double for a tensor of float: write cast<float>(...)
// type: no_problem<named<a_tensor_of_U_for_a_tensor_of_T<double, float, write<cast<float> (...)>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

void f(Tensor<float, 4>& x, const Tensor<double, 4>& given) {
#ifdef FIXED
  x = cast<float>(given);
#else
  x = given;
#endif
}
