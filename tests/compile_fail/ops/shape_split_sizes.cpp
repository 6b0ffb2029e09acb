// SPDX-License-Identifier: MIT
// mistake: Tensor operations: split into parts that do not add up
// text: dovetail: split<sizes<1, 3>, 1> of shape (2, 3) does not add up to the length of the axis
// type: no_problem<named<split_into_sizes<1, Shape<2, 3>, 1, 3>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  return std::get<0>(split<sizes<1, 2>, 1>(x)).rows() == 0;
#else
  return std::get<0>(split<sizes<1, 3>, 1>(x)).rows() == 0;
#endif
}
