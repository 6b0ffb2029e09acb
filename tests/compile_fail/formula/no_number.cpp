// SPDX-License-Identifier: MIT
// mistake: Differentiation: the gradient of a tensor
// text: dovetail: what is differentiated is a number such as a sum or a mean and not of shape (2, 3)
// type: what_is_differentiated_is_a_number_such_as_a_sum_or_a_mean_and_not_of_shape<Shape<2, 3>>
#include <dovetail/formula.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = value_and_grad([](auto a) { return sum(square(a)); }, x);
#else
  [[maybe_unused]] const auto y = value_and_grad([](auto a) { return square(a); }, x);
#endif
}
