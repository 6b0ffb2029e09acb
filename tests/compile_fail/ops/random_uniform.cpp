// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: Uniform numbers of type int
// text: dovetail: this makes floating point numbers and not int
// type: no_problem<named<this_makes_floating_point_numbers_and_not<int>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  Random random;
#ifdef FIXED
  return uniform<float, 5>(random, 0, 8)(1) == 2;
#else
  return uniform<int, 5>(random, 0, 8)(1) == 2;
#endif
}
