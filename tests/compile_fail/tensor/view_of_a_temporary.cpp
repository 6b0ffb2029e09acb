// SPDX-License-Identifier: MIT
// mistake: Tensors: A view of a temporary tensor
// text: dovetail: this borrows elements which a temporary Tensor<float, 2, 3> does not keep: name it first
// type: no_problem<named<this_borrows_elements_which_a_temporary_T_does_not_keep<Tensor<float, 2, 3>, name_it_first>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

Tensor<float, 2, 3> made();

float f() {
  float sum = 0;
#ifdef FIXED
  for (const auto row : made()) sum += row(0);
#else
  for (const auto row : made().view()) sum += row(0);
#endif
  return sum;
}
