// SPDX-License-Identifier: MIT
// mistake: Tensor operations: swapaxes with an axis that does not exist
// text: dovetail: axis 2 is out of range for shape (2, 3), which has 2 axes
// type: no_problem<named<axis_N_is_out_of_range_for_shape_S<2, Shape<2, 3>, which_has_N_axes<2>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = swapaxes<0, 1>(x);
#else
  [[maybe_unused]] const auto y = swapaxes<0, 2>(x);
#endif
}
