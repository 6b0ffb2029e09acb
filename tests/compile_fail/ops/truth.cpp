// SPDX-License-Identifier: MIT
// mistake: Tensor operations: A comparison as a condition
// numpy: ValueError: The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()
// pytorch: RuntimeError: Boolean value of Tensor with more than one value is ambiguous
// text: dovetail: the truth value of an expression of shape (3) is ambiguous: write any(...) or all(...)
// type: no_problem<named<the_truth_value_is_ambiguous_of<Shape<3>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int f(const Tensor<float, 3>& x) {
#ifdef FIXED
  if (all(x > 0)) return 1;
#else
  if (x > 0) return 1;
#endif
  return 0;
}
