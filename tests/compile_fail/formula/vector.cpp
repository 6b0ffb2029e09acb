// SPDX-License-Identifier: MIT
// mistake: Differentiation: a std::vector as an argument
// text: dovetail: the arguments of a formula are tensors numbers and records of tensors and not std::vector<double>
// type: the_arguments_of_a_formula_are_tensors_numbers_and_records_of_tensors_and_not<
#include <dovetail/formula.hpp>

using namespace dovetail;

int main() {
  const std::vector<double> x{1, 2};
#ifdef FIXED
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(exp(a)); }, Tensor<double, 2>(x));
#else
  [[maybe_unused]] const auto y = grad([](auto a) { return sum(exp(a)); }, x);
#endif
}
