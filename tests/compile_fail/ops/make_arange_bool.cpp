// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: arange of bool
// text: dovetail: this makes numbers and not bool
// type: no_problem<named<this_makes_numbers_and_not<bool>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  return arange<int, 2>()(1);
#else
  return arange<bool, 2>()(1);
#endif
}
