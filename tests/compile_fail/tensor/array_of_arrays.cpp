// SPDX-License-Identifier: MIT
// mistake: Tensors: A view of an array with other rows
// text: dovetail: an array of shape (3, 5) for elements of shape (None, 4)
// type: no_problem<named<an_array_of_shape_A_for_elements_of_shape<Shape<3, 5>, shape<None{}, 4>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

float f() {
#ifdef FIXED
  const float values[3][4]{};
#else
  const float values[3][5]{};
#endif
  const View<const float, dynamic, 4> x(values);
  return x(0, 0);
}
