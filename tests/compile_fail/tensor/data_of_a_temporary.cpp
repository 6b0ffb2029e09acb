// SPDX-License-Identifier: MIT
// mistake: Tensors: A pointer to the elements of a temporary tensor
// text: dovetail: this borrows elements which a temporary Tensor<float, 3> does not keep: name it first
// type: no_problem<named<this_borrows_elements_which_a_temporary_T_does_not_keep<Tensor<float, 3>, name_it_first>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

Tensor<float, 3> made();

float f() {
#ifdef FIXED
  const Tensor<float, 3> x = made();
  const float* first = x.data();
#else
  const float* first = made().data();
#endif
  return *first;
}
