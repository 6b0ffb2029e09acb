// SPDX-License-Identifier: MIT
// mistake: Tensors: A mask in parentheses
// text: dovetail: elements are not taken by a mask: write where(...)
// type: no_problem<named<elements_are_not_taken_by_a_mask<write<where (...)>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

auto f(const Tensor<float, 2, 3>& x) {
#ifdef FIXED
  return sum(where(x < 0, x, 0));
#else
  return x(x < 0);
#endif
}
