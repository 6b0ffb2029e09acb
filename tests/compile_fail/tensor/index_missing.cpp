// SPDX-License-Identifier: MIT
// mistake: Tensors: Writing an element of a matrix with one index
// text: dovetail: 1 index for shape (3, 4), which has 2 axes
// type: no_problem<named<number_of_indices<1, Shape<3, 4>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

void f(Tensor<float, 3, 4>& x) {
#ifdef FIXED
  x(0, 0) = 1;
#else
  x(0) = 1;
#endif
}
