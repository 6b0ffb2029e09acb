// SPDX-License-Identifier: MIT
#include <dovetail/expressions/apply.hpp>

#include <concepts>
#include <cstdint>

#include <dovetail/expressions/functors.hpp>

using namespace dovetail;
using namespace dovetail::detail::expressions;

// Elements are converted to C++'s common type, bools to int, and for functions of real numbers integers to double.
static_assert(std::same_as<Promoted<float, double>::type, double> && std::same_as<Promoted<int, float>::type, float>);
static_assert(std::same_as<Promoted<bool, bool>::type, std::int32_t>);
static_assert(std::same_as<Promoted<std::int8_t>::type, std::int8_t>);
static_assert(std::same_as<Real<int>::type, double> && std::same_as<Real<float>::type, float>);

// One operand at least is a tensor; a number beside it takes its type.
static_assert(any_operands<Tensor<float, 2>&, int> && !any_operands<float, int> && !any_operands<const char*, int>);
static_assert([] {
  const Tensor<float, 2> x{1, 2};
  const auto y = apply(Plus{}, x, 3);
  return std::same_as<decltype(y)::value_type, float> && y(0) == 4 && y(1) == 5;
}());

// Operands are broadcast together, here a row and a column.
static_assert([] {
  const Tensor<int, 2, 1> column{{1}, {2}};
  const Tensor<int, 3> row{10, 20, 30};
  const auto y = apply(Times{}, column, row);
  return std::same_as<decltype(y)::shape, Shape<2, 3>> && y(1, 2) == 60;
}());
