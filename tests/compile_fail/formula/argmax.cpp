// SPDX-License-Identifier: MIT
// mistake: Differentiation: an index in a formula
// text: dovetail: argmax and argmin have no gradient in a formula
// type: argmax_and_argmin_have_no_gradient_in_a_formula
// lines: 21, Clang names each function between the line of the mistake and the call of the formula
#include <dovetail/formula.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(max(a, axis<1>)); }, x);
#else
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(argmax(a, axis<1>)); }, x);
#endif
}
