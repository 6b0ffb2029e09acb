// SPDX-License-Identifier: MIT
// mistake: Tensors: Too few indices of a batch
// text: dovetail: 1 index for shape (None, 3), which has 2 axes
// type: no_problem<named<number_of_indices<1, shape<None{}, 3>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, dynamic, 3> x{{1, 2, 3}};
#ifdef FIXED
  return x(0, 0) == 1;
#else
  return x(0) == 1;
#endif
}
