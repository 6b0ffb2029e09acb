// SPDX-License-Identifier: MIT
// mistake: Differentiation: a product that does not fit, in a formula
// text: dovetail: matmul of shapes (2, 3) and (2, 3): the last axis of the first is 3, the next to last one of the second is 2
// type: matmul_of<Shape<2, 3>, Shape<2, 3>>
// lines: 15, Clang names each function between the line of the mistake and the call of the formula
#include <dovetail/formula.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(matmul(a, transpose(a))); }, x);
#else
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(tanh(matmul(a, a))); }, x);
#endif
}
