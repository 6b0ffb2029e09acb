// SPDX-License-Identifier: MIT
// mistake: Tensors: A slice longer than its axis
// text: dovetail: slice 4 does not lie within axis 1 of shape (None, 3)
// type: no_problem<named<slice_N_does_not_lie_within_axis_N_of_shape<4, 1, shape<None{}, 3>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const auto x = Tensor<float, dynamic, 3>::with_rows(2);
#ifdef FIXED
  return x(all, slice<2>(0)).rows() == 0;
#else
  return x(all, slice<4>(0)).rows() == 0;
#endif
}
