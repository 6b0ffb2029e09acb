// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: Normal numbers of type int
// text: dovetail: this makes floating point numbers and not int
// type: no_problem<named<this_makes_floating_point_numbers_and_not<int>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  Random random;
#ifdef FIXED
  return normal<double, 5>(random)(1) == 2;
#else
  return normal<int, 5>(random)(1) == 2;
#endif
}
