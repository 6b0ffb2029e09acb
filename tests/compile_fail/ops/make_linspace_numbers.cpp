// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: linspace with its number of elements in parentheses
// numpy: numpy.linspace(0, 1, 5) is [0., 0.25, 0.5, 0.75, 1.]
// text: dovetail: the element type and the shape of a tensor stand in angle brackets: write linspace<float, 3>(...), or for rows known at run time linspace<float, dynamic>(rows)
// type: no_problem<named<the_element_type_and_the_shape_of_a_tensor_stand_in_angle_brackets<write<linspace<float, 3> (...), or_for_rows_known_at_run_time<linspace<float, None{}> (rows)>>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  const auto x = linspace<float, 5>(0, 1);
#else
  const auto x = linspace(0, 1, 5);
#endif
  return x.empty();
}
