// SPDX-License-Identifier: MIT
// mistake: Differentiation: a formula that captures
// text: dovetail: a formula captures nothing but takes all as arguments
// type: a_formula_captures_nothing_but_takes_all_as_arguments
#include <dovetail/formula.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
  const float scale = 2;
#ifdef FIXED
  [[maybe_unused]] const auto y = value_and_grad([](auto a, auto s) { return sum(a * s); }, x, scale);
#else
  [[maybe_unused]] const auto y = value_and_grad([scale](auto a) { return sum(a * scale); }, x);
#endif
}
