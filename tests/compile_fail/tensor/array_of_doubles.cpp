// SPDX-License-Identifier: MIT
// mistake: Tensors: A view of an array of other numbers
// text: dovetail: elements of double for elements of float: write cast<float>(...) of View<const double, 4>(...)
// type: no_problem<named<elements_of_U_for_elements_of_T<double, float, write<cast<float> (...), of_T<View<const double, 4> (...)>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

float f(const double (&values)[4]) {
#ifdef FIXED
  const Tensor<float, 4> x = cast<float>(View<const double, 4>(values));
#else
  const View<const float, 4> x(values);
#endif
  return x(0);
}
