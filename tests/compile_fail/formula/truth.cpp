// SPDX-License-Identifier: MIT
// mistake: Differentiation: an if on a value, in a formula
// text: dovetail: a formula is compiled before a value of it is true or false: write where(...)
// type: no_problem<named<a_formula_is_compiled_before_a_value_of_it_is_true_or_false<write<where (...)>>>::text>
// lines: 25, GCC names each function in which it runs the formula, Clang those between the mistake and the call
#include <dovetail/formula.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = grad([](auto a) { return where(sum(a) > 0, sum(a), sum(square(a))); }, x);
#else
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(a) > 0 ? sum(a) : sum(square(a)); }, x);
#endif
}
