// SPDX-License-Identifier: MIT
// mistake: Tensor operations: gather that makes an inner extent dynamic
// text: dovetail: (2, None) is not a shape since only the leading extent may be dynamic
// type: no_problem<named<S_is_not_a_shape_since_only_the_leading_extent_may_be_dynamic<shape<2, None{}>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
  const Tensor<int, dynamic> indices;
#ifdef FIXED
  return gather<0>(x, indices).rows() == 0;
#else
  return gather<1>(x, indices).rows() == 0;
#endif
}
