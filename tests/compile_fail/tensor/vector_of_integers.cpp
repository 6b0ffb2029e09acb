// SPDX-License-Identifier: MIT
// mistake: Tensors: A tensor from a vector of other numbers
// text: dovetail: elements of int for elements of float: write cast<float>(...) of a view of int
// type: no_problem<named<elements_of_U_for_elements_of_T<int, float, write<cast<float> (...), of_a_view_of<int>>>>::text>
#include <dovetail/dovetail.hpp>
#include <vector>

using namespace dovetail;

float f(const std::vector<int>& values) {
#ifdef FIXED
  const Tensor<float, dynamic, 4> x = cast<float>(View<const int, dynamic, 4>(values));
#else
  const Tensor<float, dynamic, 4> x(values);
#endif
  return x(0, 0);
}
