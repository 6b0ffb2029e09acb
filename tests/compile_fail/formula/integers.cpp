// SPDX-License-Identifier: MIT
// mistake: Differentiation: a tensor of integers as an argument
// text: dovetail: the tensors of a formula have real elements and not int
// type: the_tensors_of_a_formula_have_real_elements_and_not<int>
#include <dovetail/formula.hpp>

using namespace dovetail;

int main() {
  const Tensor<int, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(a * a); }, Tensor<double, 3>(cast<double>(x)));
#else
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(a * a); }, x);
#endif
}
