// SPDX-License-Identifier: MIT
// mistake: Tensors: An index that is not an integer
// numpy: IndexError: only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices
// pytorch: IndexError: only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got float)
// text: dovetail: an index is an integer, a range, a slice, all or last, and not double
// type: no_problem<named<an_index_is_an_integer_a_range_or_all_and_not<double>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

float f(const Tensor<float, 3, 4>& x, double i) {
#ifdef FIXED
  return x(static_cast<int>(i), 1);
#else
  return x(i, 1);
#endif
}
