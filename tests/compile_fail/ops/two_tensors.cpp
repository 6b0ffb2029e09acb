// SPDX-License-Identifier: MIT
// mistake: Tensor operations: The larger of two tensors
// text: dovetail: a reduction takes one tensor and maximum and minimum take two
// type: no_problem<named<a_reduction_takes_one_tensor_and_maximum_and_minimum_take_two>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

auto f(const Tensor<float, 2, 3>& x, const Tensor<float, 2, 3>& y) {
#ifdef FIXED
  return maximum(x, y);
#else
  return max(x, y);
#endif
}
