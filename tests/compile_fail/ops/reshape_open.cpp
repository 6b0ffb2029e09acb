// SPDX-License-Identifier: MIT
// mistake: Tensor operations: An extent that nothing fits
// numpy: ValueError: cannot reshape array of size 6 into shape (4,newaxis)
// text: dovetail: reshape from (2, 3) to (4, 1) changes the number of elements from 6 to 4
// type: no_problem<named<reshape_from_A_to_B_changes_the_number_of_elements_from_M_to_N<Shape<2, 3>, Shape<4, 1>, 6, 4>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

auto f(const Tensor<float, 2, 3>& x) {
#ifdef FIXED
  return reshape<2, -1>(x);
#else
  return reshape<4, -1>(x);
#endif
}
