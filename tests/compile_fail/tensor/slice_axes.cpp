// SPDX-License-Identifier: MIT
// mistake: Tensors: More ranges than axes
// numpy: IndexError: too many indices for array: array is 1-dimensional, but 2 were indexed
// text: dovetail: 2 indices and ranges are more than the axes of shape (3)
// type: no_problem<named<N_indices_and_ranges_are_more_than_the_axes_of_shape<2, Shape<3>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 3> x;
#ifdef FIXED
  return x(all).rows() == 0;
#else
  return x(all, all).rows() == 0;
#endif
}
