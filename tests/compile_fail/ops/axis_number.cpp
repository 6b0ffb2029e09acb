// SPDX-License-Identifier: MIT
// mistake: Tensor operations: The axis of a sum as a number
// text: dovetail: an axis is written as axis<0>, since the shape of the result depends on it, and not as int
// type: no_problem<named<an_axis_is_written_as_axis_0_and_is_no<int>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

void f(const Tensor<float, 2, 3>& x) {
#ifdef FIXED
  const Tensor<float, 2> y = sum(x, axis<1>);
#else
  const Tensor<float, 2> y = sum(x, 1);
#endif
  static_cast<void>(y);
}
