// SPDX-License-Identifier: MIT
// mistake: Tensors: Too few indices of a batch
// text: dovetail: shape (None, 3) takes 2 indices and not 1
// type: no_problem<named<shape_S_takes_N_indices_and_not<shape<None{}, 3>, 2, 1>>::text>
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
