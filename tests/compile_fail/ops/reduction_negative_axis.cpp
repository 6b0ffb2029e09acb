// SPDX-License-Identifier: MIT
// mistake: Tensor operations: A sum over an axis before the first
// numpy: AxisError: axis -3 is out of bounds for array of dimension 2
// text: dovetail: axis -3 is out of range for shape (None, 3), which has 2 axes
// type: no_problem<named<axis_N_is_out_of_range_for_shape_S<-3, shape<None{}, 3>, which_has_N_axes<2>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, dynamic, 3> given;
#ifdef FIXED
  [[maybe_unused]] const auto y = var(given * 2, axis<-2>);
#else
  [[maybe_unused]] const auto y = var(given * 2, axis<-3>);
#endif
}
