// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/functors.hpp>

/// Arithmetic of tensors, element by element. Elements are converted and computed with as C++ does: integers divide
/// without a remainder, and never by 0. But elements of one type stay of that type, in which integers wrap round, and a
/// number beside a tensor takes the tensor's.
namespace dovetail {

namespace detail {
/// What elements can be written through.
template <class X>
concept writable = any_operand<std::remove_cvref_t<X>> && requires(X& x) { *x.data() = *x.data(); };
}  // namespace detail

/// x + y
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator+(X&& x, Y&& y) {
  return detail::apply(detail::Plus{}, std::forward<X>(x), std::forward<Y>(y));
}
/// x - y
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator-(X&& x, Y&& y) {
  return detail::apply(detail::Minus{}, std::forward<X>(x), std::forward<Y>(y));
}
/// x · y, element by element; matmul is the product of matrices.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator*(X&& x, Y&& y) {
  return detail::apply(detail::Times{}, std::forward<X>(x), std::forward<Y>(y));
}
/// x / y; of integers without the remainder, as in C++.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator/(X&& x, Y&& y) {
  return detail::apply(detail::Divide{}, std::forward<X>(x), std::forward<Y>(y));
}
/// What x / y leaves, as C++'s: of integers, and with the sign of x.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator%(X&& x, Y&& y) {
  return detail::apply_to_integers(detail::Remainder{}, std::forward<X>(x), std::forward<Y>(y));
}
/// -x
template <any_operands X>
constexpr auto operator-(X&& x) {
  return detail::apply(detail::Negative{}, std::forward<X>(x));
}
/// The smaller one; NaN where one is a NaN.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto minimum(X&& x, Y&& y) {
  return detail::apply(detail::Minimum{}, std::forward<X>(x), std::forward<Y>(y));
}
/// The larger one; NaN where one is a NaN.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto maximum(X&& x, Y&& y) {
  return detail::apply(detail::Maximum{}, std::forward<X>(x), std::forward<Y>(y));
}
/// least where x < least, most where x > most, else x.
template <class X, class Y, class Z>
  requires any_operands<X, Y, Z>
constexpr auto clamp(X&& x, Y&& least, Z&& most) {
  return detail::apply(detail::Clamp{}, std::forward<X>(x), std::forward<Y>(least), std::forward<Z>(most));
}
/// x · y + z, rounded once where the machine can.
template <class X, class Y, class Z>
  requires any_operands<X, Y, Z>
constexpr auto fma(X&& x, Y&& y, Z&& z) {
  return detail::apply(detail::Fma{}, std::forward<X>(x), std::forward<Y>(y), std::forward<Z>(z));
}

/// x = x + y, with y broadcast to x.
template <detail::writable X, operand_or_number Y>
constexpr X&& operator+=(X&& x, Y&& y) {
  detail::assign(x, x + std::forward<Y>(y));
  return std::forward<X>(x);
}
/// x = x - y, with y broadcast to x.
template <detail::writable X, operand_or_number Y>
constexpr X&& operator-=(X&& x, Y&& y) {
  detail::assign(x, x - std::forward<Y>(y));
  return std::forward<X>(x);
}
/// x = x * y, with y broadcast to x.
template <detail::writable X, operand_or_number Y>
constexpr X&& operator*=(X&& x, Y&& y) {
  detail::assign(x, x * std::forward<Y>(y));
  return std::forward<X>(x);
}
/// x = x / y, with y broadcast to x.
template <detail::writable X, operand_or_number Y>
constexpr X&& operator/=(X&& x, Y&& y) {
  detail::assign(x, x / std::forward<Y>(y));
  return std::forward<X>(x);
}

}  // namespace dovetail
