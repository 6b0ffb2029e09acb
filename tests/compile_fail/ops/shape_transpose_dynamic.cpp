// SPDX-License-Identifier: MIT
// mistake: Tensor operations: transpose that makes an inner extent dynamic
// text: dovetail: (3, None) is not a shape since only the leading extent may be dynamic
// type: no_problem<named<S_is_not_a_shape_since_only_the_leading_extent_may_be_dynamic<shape<3, None{}>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, dynamic, 3> x;
  const Tensor<float, 2, 3> y;
#ifdef FIXED
  return transpose(y).rows() == 0;
#else
  return transpose(x).rows() == 0;
#endif
}
