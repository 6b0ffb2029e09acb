// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: Random integers of type float
// text: dovetail: this makes integers and not float
// type: no_problem<named<this_makes_integers_and_not<float>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  Random random;
#ifdef FIXED
  return integers<int, 5>(random, 0, 8)(1) == 2;
#else
  return integers<float, 5>(random, 0, 8)(1) == 2;
#endif
}
