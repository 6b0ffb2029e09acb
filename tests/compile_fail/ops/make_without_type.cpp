// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: A shape without the element type
// text: dovetail: the element type and the shape of a tensor stand in angle brackets: write eye<float, 3>(...)
// type: no_problem<named<the_element_type_and_the_shape_of_a_tensor_stand_in_angle_brackets<write<eye<float, 3> (...)>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  const auto x = eye<float, 3>();
#else
  const auto x = eye<3>();
#endif
  return x.empty();
}
