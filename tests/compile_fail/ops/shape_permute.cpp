// SPDX-License-Identifier: MIT
// mistake: Tensor operations: permute that names an axis twice
// numpy: ValueError: repeated axis in transpose
// text: dovetail: permute<0, 0> of shape (2, 3) does not name each of its 2 axes once
// type: no_problem<named<permute_of_shape<Shape<2, 3>, 0, 0>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  return permute<1, 0>(x).rows() == 0;
#else
  return permute<0, 0>(x).rows() == 0;
#endif
}
