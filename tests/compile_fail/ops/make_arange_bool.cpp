// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: arange of bool
// text: dovetail: this makes numbers, not bool
// type: no_problem<named<makes_numbers_not<bool>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  return arange<int, 2>()(1);
#else
  return arange<bool, 2>()(1);
#endif
}
