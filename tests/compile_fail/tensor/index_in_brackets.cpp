// SPDX-License-Identifier: MIT
// mistake: Tensors: An index in brackets that is not an integer
// text: dovetail: an index is an integer, a range, a slice, all or last, and not double
// type: no_problem<named<an_index_is_an_integer_a_range_or_all_and_not<double>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

auto f(const Tensor<float, 2, 3>& x, double i) {
#ifdef FIXED
  return x[static_cast<int>(i)](0);
#else
  return x[i];
#endif
}
