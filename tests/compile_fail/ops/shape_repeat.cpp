// SPDX-License-Identifier: MIT
// mistake: Tensor operations: repeat along an axis that does not exist
// numpy: AxisError: axis -3 is out of bounds for array of dimension 2
// text: dovetail: axis -3 is out of range for shape (2, 3), which has 2 axes
// type: no_problem<named<axis_N_is_out_of_range_for_shape_S<-3, Shape<2, 3>, which_has_N_axes<2>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  return repeat<2, -2>(x).rows() == 0;
#else
  return repeat<2, -3>(x).rows() == 0;
#endif
}
