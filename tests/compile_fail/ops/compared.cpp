// SPDX-License-Identifier: MIT
// mistake: Tensor operations: A tensor and a number are compared by ==
// text: dovetail: a tensor and int are compared element by element: write equal(...)
// type: no_problem<named<a_tensor_and_Y_are_compared_element_by_element<int, write<equal (...)>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

auto f(const Tensor<float, 2, 3>& x) {
#ifdef FIXED
  return any(equal(x, 3));
#else
  return any(x == 3);
#endif
}
