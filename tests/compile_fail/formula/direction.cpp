// SPDX-License-Identifier: MIT
// mistake: Differentiation: a direction of another shape
// text: dovetail: a direction is of the type of its argument and Tensor<float, 3> is not of Tensor<float, 2, 3>
// type: a_direction_is_of_the_type_of_its_argument_and_V_is_not_of<Tensor<float, 3>, Tensor<float, 2, 3>>
#include <dovetail/formula.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = hvp([](auto a) { return sum(exp(a)); }, x, x);
#else
  [[maybe_unused]] const auto y = hvp([](auto a) { return sum(exp(a)); }, x, Tensor<float, 3>());
#endif
}
