// SPDX-License-Identifier: MIT
// mistake: Differentiation: a function that has no gradient in a formula
// text: dovetail: a formula has no gradient of this function
// type: a_formula_has_no_gradient_of_this_function
// lines: 18, Clang names each function between the line of the mistake and the call of the formula
#include <dovetail/formula.hpp>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(max(a, axis<1>)); }, x);
#else
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(sort(a, axis<1>)); }, x);
#endif
}
