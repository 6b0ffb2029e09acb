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
template <any_operand X, class... Option>
  requires(requires { typename Option::token; } && ...)
constexpr auto detail::tensor::All::operator()(const X& x, Option...) const {
  using namespace detail::ops;
  return reduce<bool, Option...>(Both{}, x, std::identity{});
}

/// Whether at least one element is true; false over no elements.
template <any_operand X, detail::expressions::reduction_option... Option>
constexpr auto any(const X& x, Option...) {
  using namespace detail::ops;
  return reduce<bool, Option...>(Either{}, x, std::identity{});
}

}  // namespace dovetail::inline DOVETAIL_TARGET
