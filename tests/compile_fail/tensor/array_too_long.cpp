// SPDX-License-Identifier: MIT
// mistake: Tensors: A view of an array of another length
// text: dovetail: an array of shape (5) for elements of shape (4)
// type: no_problem<named<an_array_of_shape_A_for_elements_of_shape<Shape<5>, Shape<4>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

float f() {
#ifdef FIXED
  const float values[] = {1, 2, 3, 4};
#else
  const float values[] = {1, 2, 3, 4, 5};
#endif
  const View<const float, 4> x(values);
  return x(0);
}
