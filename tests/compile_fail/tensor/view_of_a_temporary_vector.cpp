// SPDX-License-Identifier: MIT
// mistake: Tensors: A view of a temporary vector
// text: dovetail: this borrows elements which a temporary std::vector<float> does not keep: name it first
// type: no_problem<named<this_borrows_elements_which_a_temporary_T_does_not_keep<vector<float, allocator<float>>, name_it_first>>::text>
#include <dovetail/dovetail.hpp>
#include <vector>

using namespace dovetail;

float f() {
#ifdef FIXED
  const std::vector<float> values{1, 2, 3, 4};
  const View<const float, dynamic, 2> x(values);
#else
  const View<const float, dynamic, 2> x(std::vector<float>{1, 2, 3, 4});
#endif
  return x(0, 0);
}
