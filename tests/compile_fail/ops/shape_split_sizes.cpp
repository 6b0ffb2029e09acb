// SPDX-License-Identifier: MIT
// mistake: Tensor operations: split into parts that do not add up
// text: dovetail: the length of axis 1 of shape (2, 3) is not the sum of 1, 3
// type: no_problem<named<the_length_of_axis_N_of_shape_S_is_not_the_sum_of<1, Shape<2, 3>, 1, 3>>::text>
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
