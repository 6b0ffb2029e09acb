// SPDX-License-Identifier: MIT
// mistake: Tensors: The first row of a temporary tensor
// text: dovetail: this borrows elements which a temporary Tensor<float, 2, 3> does not keep: name it first
// type: no_problem<named<this_borrows_elements_which_a_temporary_T_does_not_keep<Tensor<float, 2, 3>, name_it_first>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

Tensor<float, 2, 3> made();

float f() {
#ifdef FIXED
  const auto row = made()[0];  // a copy
#else
  const auto row = *made().begin();
#endif
  return row(0);
}
