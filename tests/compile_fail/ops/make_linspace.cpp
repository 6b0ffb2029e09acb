// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: linspace of integers
// text: dovetail: this makes floating point numbers and not int
// type: no_problem<named<this_makes_floating_point_numbers_and_not<int>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  return linspace<float, 5>(0, 8)(1) == 2;
#else
  return linspace<int, 5>(0, 8)(1) == 2;
#endif
}
