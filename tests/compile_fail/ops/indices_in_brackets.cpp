// SPDX-License-Identifier: MIT
// mistake: Tensors: A tensor of indices in brackets
// text: dovetail: elements are not taken by a list of indices: write gather<0>(...)
// type: no_problem<named<elements_are_not_taken_by_a_list_of_indices<write<gather<0> (...)>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

auto f(const Tensor<float, 2, 3>& x, const Tensor<int, 4>& rows) {
#ifdef FIXED
  return gather<0>(x, rows);
#else
  return x[rows];
#endif
}
