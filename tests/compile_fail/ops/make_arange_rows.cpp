// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: arange without its length
// text: dovetail: shape (None) needs its number of rows as the first argument
// type: no_problem<named<shape_S_needs_its_number_of_rows_as_the_first_argument<shape<None{}>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  return arange<int, dynamic>(3).rows() == 3;
#else
  return arange<int, dynamic>().rows() == 3;
#endif
}
