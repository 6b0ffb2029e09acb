// SPDX-License-Identifier: MIT
// mistake: Tensors: A view of an array without whole rows
// text: dovetail: an array of shape (7) for elements of shape (None, 4)
// type: no_problem<named<an_array_of_shape_A_for_elements_of_shape<Shape<7>, shape<None{}, 4>>>::text>
#include <dovetail/dovetail.hpp>
#include <array>

using namespace dovetail;

float f() {
#ifdef FIXED
  const std::array<float, 8> values{};
#else
  const std::array<float, 7> values{};
#endif
  const View<const float, dynamic, 4> x(values);
  return x(0, 0);
}
