// SPDX-License-Identifier: MIT
// mistake: Tensor operations: tile that makes an inner extent dynamic
// text: dovetail: (1, None, 3) is not a shape since only the leading extent may be dynamic
// type: no_problem<named<S_is_not_a_shape_since_only_the_leading_extent_may_be_dynamic<shape<1, None{}, 3>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, dynamic, 3> x;
#ifdef FIXED
  return tile<2, 2>(x).rows() == 0;
#else
  return tile<2, 2, 2>(x).rows() == 0;
#endif
}
