// SPDX-License-Identifier: MIT
// mistake: Tensor operations: gather that makes an inner extent dynamic
// text: dovetail: (2, None) is no shape: only the leading extent may be dynamic
// type: no_problem<named<dynamic_extent_behind_the_first<shape<2, None{}>>>::text>
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
