// SPDX-License-Identifier: MIT
// mistake: Tensors: Too few indices of at
// text: dovetail: shape (2, 3) takes 2 indices and not 1
// type: no_problem<named<shape_S_takes_N_indices_and_not<Shape<2, 3>, 2, 1>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

float f(const Tensor<float, 2, 3>& x) {
#ifdef FIXED
  return x.at(1, 0);
#else
  return x.at(1);
#endif
}
