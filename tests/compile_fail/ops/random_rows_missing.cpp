// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: Random numbers without a number of rows
// text: dovetail: shape (None, 4) needs its number of rows as the first argument
// type: no_problem<named<shape_S_needs_its_number_of_rows_as_the_first_argument<shape<None{}, 4>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  Random random;
#ifdef FIXED
  return uniform<float, dynamic, 4>(3, random).rows() == 3;
#else
  return uniform<float, dynamic, 4>(random).rows() == 3;
#endif
}
