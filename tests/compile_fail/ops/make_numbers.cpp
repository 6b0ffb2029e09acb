// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: A shape in parentheses
// numpy: numpy.zeros(3) is an array of 3 elements
// text: dovetail: the element type and the shape of a tensor stand in angle brackets: write zeros<float, 3>(...), or for rows known at run time zeros<float, dynamic>(rows)
// type: no_problem<named<the_element_type_and_the_shape_of_a_tensor_stand_in_angle_brackets<write<zeros<float, 3> (...), or_for_rows_known_at_run_time<zeros<float, None{}> (rows)>>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  const auto x = zeros<float, 3>();
#else
  const auto x = zeros(3);
#endif
  return x.empty();
}
