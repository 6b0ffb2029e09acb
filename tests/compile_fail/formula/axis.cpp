// SPDX-License-Identifier: MIT
// mistake: Differentiation: an axis that does not exist, in a formula
// text: dovetail: axis 2 is out of range for shape (2, 3), which has 2 axes
// type: axis_N_is_out_of_range_for_shape_S<2, Shape<2, 3>, which_has_N_axes<2>>
// lines: 21, Clang names each function between the line of the mistake and the call of the formula
#include <dovetail/formula.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(square(sum(a, axis<1>))); }, x);
#else
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(square(sum(a, axis<2>))); }, x);
#endif
}
