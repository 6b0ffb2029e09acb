// SPDX-License-Identifier: MIT
// mistake: Differentiation: tensors of two element types as arguments
// text: dovetail: the tensors of a formula have one element type and not float and double
// type: the_tensors_of_a_formula_have_one_element_type_and_not_T_and<float, double>
#include <dovetail/formula.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = grad([](auto a, auto b) { return sum(a * b); }, x, Tensor<float, 3>());
#else
  [[maybe_unused]] const auto y = grad([](auto a, auto b) { return sum(a * b); }, x, Tensor<double, 3>());
#endif
}
