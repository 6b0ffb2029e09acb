// SPDX-License-Identifier: MIT
#include <dovetail/expressions/materialized.hpp>

#include <concepts>

#include <dovetail/expressions/functors.hpp>

using namespace dovetail;
using namespace dovetail::detail::expressions;

using X = Tensor<int, 2, 3>;
using Sum = decltype(apply(Plus{}, std::declval<const X&>(), 1));
// What is in memory is seen where it is, what is not is computed.
static_assert(std::same_as<decltype(materialized(std::declval<const X&>())), const X&>);
static_assert(std::same_as<decltype(materialized(std::declval<const Sum&>())), X>);
static_assert(std::same_as<decltype(contiguous(std::declval<const X&>())), View<const int, 2, 3>>);
static_assert([] {
  const X x{{1, 2, 3}, {4, 5, 6}};
  const auto column = contiguous(x(all, 1));  // a StridedView
  return std::same_as<decltype(column), const Tensor<int, 2>> && column == Tensor<int, 2>{2, 5};
}());
