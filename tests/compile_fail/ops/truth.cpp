// SPDX-License-Identifier: MIT
// mistake: Tensor operations: A comparison as a condition
// numpy: ValueError: The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()
// pytorch: RuntimeError: Boolean value of Tensor with more than one value is ambiguous
// text: dovetail: the truth value of an expression of shape (3) is ambiguous: write any or all
// type: no_problem<named<the_truth_value_of_an_expression_of_shape_S_is_ambiguous<Shape<3>, write_any_or_all>>::text>
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
