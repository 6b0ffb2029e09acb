// SPDX-License-Identifier: MIT
// mistake: Tensor operations: split into unequal parts
// numpy: ValueError: array split does not result in an equal division
// text: dovetail: split<2, 1> of shape (2, 3) does not make equal parts
// type: no_problem<named<split_into_equal_parts<2, 1, Shape<2, 3>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  return split<3, 1>(x)[0].rows() == 0;
#else
  return split<2, 1>(x)[0].rows() == 0;
#endif
}
