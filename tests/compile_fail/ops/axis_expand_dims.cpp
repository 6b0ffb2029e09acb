// SPDX-License-Identifier: MIT
// mistake: Tensor operations: expand_dims past the last axis
// text: dovetail: axis 4 is out of range for shape (2, 3), which has 2 axes
// type: no_problem<named<axis_N_is_out_of_range_for_shape_S<4, Shape<2, 3>, which_has_N_axes<2>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = expand_dims<2>(x);
#else
  [[maybe_unused]] const auto y = expand_dims<4>(x);
#endif
}
