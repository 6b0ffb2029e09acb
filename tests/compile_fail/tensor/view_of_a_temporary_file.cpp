// SPDX-License-Identifier: MIT
// mistake: Files: A view of what was read, and has no name
// text: dovetail: this borrows elements which a temporary Array<float> does not keep: name it first
// type: no_problem<named<this_borrows_elements_which_a_temporary_T_does_not_keep<Array<float>, name_it_first>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

Array<float> read();

float f() {
#ifdef FIXED
  const Array<float> array = read();
  const auto x = array.view<2, 3>();
#else
  const auto x = read().view<2, 3>();
#endif
  return x(0, 0);
}
