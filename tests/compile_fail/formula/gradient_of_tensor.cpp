// SPDX-License-Identifier: MIT
// mistake: Differentiation: gradient(y, x) of a y that is no number
// text: dovetail: a gradient is that of a number and not of shape (2, 3)
// type: a_gradient_is_that_of_a_number_and_not_of_shape<Shape<2, 3>>
// lines: 18, Clang names each function between the line of the mistake and the call of the formula
#include <dovetail/formula.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(square(gradient(sum(exp(a)), a))); }, x);
#else
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(square(gradient(exp(a), a))); }, x);
#endif
}
