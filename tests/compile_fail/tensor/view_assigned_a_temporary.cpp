// SPDX-License-Identifier: MIT
// mistake: Tensors: A view is to see a temporary tensor
// text: dovetail: this borrows elements which a temporary Tensor<float, 3> does not keep: name it first
// type: no_problem<named<this_borrows_elements_which_a_temporary_T_does_not_keep<Tensor<float, 3>, name_it_first>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

Tensor<float, 3> made();

float f(View<const float, 3> x) {
#ifdef FIXED
  const Tensor<float, 3> y = made();
  x = y;
#else
  x = made();
#endif
  return x(0);
}
