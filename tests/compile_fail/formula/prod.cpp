// SPDX-License-Identifier: MIT
// mistake: Differentiation: a product of all elements, in a formula
// text: dovetail: a product of all elements has no gradient in a formula
// type: a_product_of_all_elements_has_no_gradient_in_a_formula
// lines: 18, Clang names each function between the line of the mistake and the call of the formula
#include <dovetail/formula.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = grad([](auto a) { return exp(sum(log(a))); }, x);
#else
  [[maybe_unused]] const auto y = grad([](auto a) { return prod(a); }, x);
#endif
}
