// SPDX-License-Identifier: MIT
// mistake: Differentiation: shapes that do not broadcast, in a formula
// text: dovetail: operands could not be broadcast together with shapes (2, 3) and (2)
// type: operands_could_not_be_broadcast_together_with_shapes<Shape<2, 3>, Shape<2>>
// lines: 18, Clang names each function between the line of the mistake and the call of the formula
#include <dovetail/formula.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(exp(a - mean(a, axis<1>, keepdims)) * a); }, x);
#else
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(exp(a - mean(a, axis<1>)) * a); }, x);
#endif
}
