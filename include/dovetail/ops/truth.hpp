// SPDX-License-Identifier: MIT
#pragma once
#include <functional>

#include <dovetail/ops/comparison.hpp>
#include <dovetail/expressions/reduce.hpp>

/// any(x < 0), all(x > 0, axis<1>): an element is true where it is not 0, as a NaN is.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::ops {
struct Either : expressions::Bitwise {
  static constexpr bool exact = true;
  template <class T>
  static constexpr T start = false;
  template <class P>
  constexpr P operator()(P a, P b) const noexcept {
    return a | b;
  }
};
struct Both : expressions::Bitwise {
  static constexpr bool exact = true;
  template <class T>
  static constexpr T start = true;
  template <class P>
  constexpr P operator()(P a, P b) const noexcept {
    return a & b;
  }
};
}  // namespace detail::ops

/// Whether all elements are true; true over no elements.
template <detail::tensor::any_operand X, class... Option>
  requires(requires { typename Option::token; } && ...)
constexpr auto detail::tensor::All::operator()(const X& x, Option...) const {
  return detail::expressions::reduce<bool, Option...>(detail::ops::Both{}, x, std::identity{});
}

/// Whether at least one element is true; false over no elements.
template <detail::tensor::any_operand X, detail::expressions::reduction_option... Option>
constexpr auto any(const X& x, Option...) {
  return detail::expressions::reduce<bool, Option...>(detail::ops::Either{}, x, std::identity{});
}

}  // namespace dovetail::inline DOVETAIL_TARGET
