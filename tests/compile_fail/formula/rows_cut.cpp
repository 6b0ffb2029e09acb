// SPDX-License-Identifier: MIT
// mistake: Differentiation: a row of rows that run time tells, in a formula
// text: dovetail: a formula cuts no axis of None elements as in shape (None, 3)
// type: a_formula_cuts_no_axis_of_None_elements_as_in_shape<shape<None{}, 3>>
// lines: 15, Clang names each function between the line of the mistake and the call of the formula
#include <dovetail/formula.hpp>

using namespace dovetail;

int main() {
  const auto x = Tensor<float, dynamic, 3>::with_rows(4);
#ifdef FIXED
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(a(all, 0)); }, x);
#else
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(a(0, all)); }, x);
#endif
}
