// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: No rows for a shape that needs them
// text: dovetail: shape (None, 4) needs its number of rows as the first argument
// type: no_problem<named<shape_S_needs_its_number_of_rows_as_the_first_argument<shape<None{}, 4>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  return zeros<float, dynamic, 4>(3).rows() == 3;
#else
  return zeros<float, dynamic, 4>().rows() == 3;
#endif
}
