// SPDX-License-Identifier: MIT
// mistake: Tensors: A tensor as a condition
// text: dovetail: the truth value of a tensor of shape (2, 3) is ambiguous: write any or all
// type: no_problem<named<the_truth_value_of_a_tensor_of_shape_S_is_ambiguous<Shape<2, 3>, write_any_or_all>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

int f(const Tensor<float, 2, 3>& x) {
#ifdef FIXED
  return x.empty() ? 0 : 1;
#else
  return x ? 1 : 0;
#endif
}
