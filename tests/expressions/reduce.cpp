// SPDX-License-Identifier: MIT
#include <dovetail/expressions/reduce.hpp>

#include <functional>

using namespace dovetail;
using namespace dovetail::detail::expressions;

constexpr Tensor<int, 2, 3> matrix{{1, 2, 3}, {4, 5, 6}};
static_assert(reduce<int>(Total{}, matrix, std::identity{}) == 21);
static_assert(reduce<int, Axis<0>>(Total{}, matrix, std::identity{}) == Tensor<int, 3>{5, 7, 9});
static_assert(reduce<int, Axis<1>, Keepdims>(Product{}, matrix, std::identity{}) == Tensor<int, 2, 1>{{6}, {120}});

// Of another type, and with something done to each result.
static_assert(reduce<double, Axis<1>>(Total{}, matrix, [](auto sum) { return sum / decltype(sum)(2); }) ==
              Tensor<double, 2>{3, 7.5});
// Over no elements, the start of the function.
static_assert(reduce<int>(Product{}, Tensor<int, dynamic>::with_rows(0), std::identity{}) == 1);
