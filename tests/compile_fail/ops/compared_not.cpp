// SPDX-License-Identifier: MIT
// mistake: Tensor operations: A tensor and a number are compared by !=
// text: dovetail: a tensor and double are compared element by element: write not_equal(...)
// type: no_problem<named<a_tensor_and_Y_are_compared_element_by_element<double, write<not_equal (...)>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

auto f(const Tensor<float, 2, 3>& x) {
#ifdef FIXED
  return any(not_equal(0.5, x));
#else
  return any(0.5 != x);
#endif
}
