// SPDX-License-Identifier: MIT
// mistake: Tensor operations: transpose that makes an inner extent dynamic
// text: dovetail: (3, None) is no shape: only the leading extent may be dynamic
// type: no_problem<named<dynamic_extent_behind_the_first<shape<3, None{}>>>::text>
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
