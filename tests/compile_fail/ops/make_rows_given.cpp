// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: Rows for a shape that states its own
// text: dovetail: shape (3, 4) takes no number of rows
// type: no_problem<named<shape_S_takes_no_number_of_rows<Shape<3, 4>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  return full<float, 3, 4>(0.5f).rows() == 3;
#else
  return full<float, 3, 4>(3, 0.5f).rows() == 3;
#endif
}
