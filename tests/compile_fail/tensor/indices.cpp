// SPDX-License-Identifier: MIT
// mistake: Tensors: Too few indices
// text: dovetail: shape (2, 3) takes 2 indices and not 1
// type: no_problem<named<shape_S_takes_N_indices_and_not<Shape<2, 3>, 2, 1>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

int main() {
  Tensor<float, 2, 3> x;
#ifdef FIXED
  x(1, 2) = 4;
#else
  x(1) = 4;
#endif
}
