// SPDX-License-Identifier: MIT
// mistake: Differentiation: a custom gradient of another shape
// text: dovetail: custom gradient gives a gradient of shape () for an argument of shape (2, 3)
// type: custom_gradient_gives_a_gradient_of_shape_S_for_an_argument_of_shape<Shape<>, Shape<2, 3>>
// lines: 18, Clang names each function between the line of the mistake and the call of the formula
#include <dovetail/formula.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = grad(
      [](auto a) {
        return custom_gradient([](auto b) { return sum(floor(b)); }, [](auto dy, auto, auto b) { return dy * b; }, a);
      },
      x);
#else
  [[maybe_unused]] const auto y = grad(
      [](auto a) {
        return custom_gradient([](auto b) { return sum(floor(b)); }, [](auto dy, auto, auto) { return dy; }, a);
      },
      x);
#endif
}
