// SPDX-License-Identifier: MIT
// mistake: Differentiation: a value that is changed, in a formula
// text: dovetail: a formula changes no value in place: name the new one
// type: no_problem<named<a_formula_changes_no_value_in_place<name_the_new_one>>::text>
// lines: 18, Clang names each function between the line of the mistake and the call of the formula
#include <dovetail/formula.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = grad(
      [](auto a) {
        a = a + 1;
        return sum(square(a));
      },
      x);
#else
  [[maybe_unused]] const auto y = grad(
      [](auto a) {
        a += 1;
        return sum(square(a));
      },
      x);
#endif
}
