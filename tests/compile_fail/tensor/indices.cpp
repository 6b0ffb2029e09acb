// SPDX-License-Identifier: MIT
// mistake: Tensors: Too few indices
// text: dovetail: 1 index for shape (2, 3), which has 2 axes
// type: no_problem<named<number_of_indices<1, Shape<2, 3>>>::text>
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
