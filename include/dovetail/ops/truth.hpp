// SPDX-License-Identifier: MIT
#pragma once
#include <functional>

#include <dovetail/ops/comparison.hpp>
#include <dovetail/ops/reduce.hpp>

/// any(x < 0), all(x > 0, axis<1>): an element is true where it is not 0, as a NaN is.
namespace dovetail {

namespace detail {
struct DOVETAIL_TARGET Either : Bitwise {
  static constexpr bool exact = true;
  template <class T>
  static constexpr T start = false;
  template <class P>
  constexpr P operator()(P a, P b) const noexcept { return a | b; }
};
struct DOVETAIL_TARGET Both : Bitwise {
  static constexpr bool exact = true;
  template <class T>
  static constexpr T start = true;
  template <class P>
  constexpr P operator()(P a, P b) const noexcept { return a & b; }
};
/// all(x), which `all` calls.
template <any_operand X, class... How>
  requires how_to_reduce<How...>
constexpr auto all_true(const X& x, How...) {
  return reduce<bool, How...>(Both{}, x, std::identity{});
}
}  // namespace detail

/// Whether one element at least is true; of none, false. all(x) tells whether all are; of none, true.
template <any_operand X, class... How>
  requires how_to_reduce<How...>
constexpr auto any(const X& x, How...) {
  return detail::reduce<bool, How...>(detail::Either{}, x, std::identity{});
}

}  // namespace dovetail
