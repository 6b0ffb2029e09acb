// SPDX-License-Identifier: MIT
// mistake: Tensors: Writing an element of a matrix with one index
// text: dovetail: shape (3, 4) takes 2 indices and not 1
// type: no_problem<named<shape_S_takes_N_indices_and_not<Shape<3, 4>, 2, 1>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

void f(Tensor<float, 3, 4>& x) {
#ifdef FIXED
  x(0, 0) = 1;
#else
  x(0) = 1;
#endif
}
