// SPDX-License-Identifier: MIT
// mistake: Differentiation: a tensor in a formula that is no argument
// text: dovetail: a formula takes all tensors as arguments and not from elsewhere a Tensor<float, 3>
// type: a_formula_takes_all_tensors_as_arguments_and_not_from_elsewhere_a<Tensor<float, 3>>
// lines: 21, Clang names each function between the line of the mistake and the call of the formula
#include <dovetail/formula.hpp>

using namespace dovetail;

constexpr Tensor<float, 3> scale{1, 2, 3};

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = grad([](auto a, auto s) { return sum(a * s); }, x, scale);
#else
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(a * scale); }, x);
#endif
}
