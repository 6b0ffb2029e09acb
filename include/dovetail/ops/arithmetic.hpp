// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/functors.hpp>

/// Arithmetic of tensors, element by element. Elements are converted and computed with as C++ does: integers divide
/// without a remainder, and never by 0. But elements of one type stay of that type, in which integers wrap round, and a
/// number beside a tensor takes the tensor's.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::ops {
/// What elements can be written through.
template <class X>
concept writable = tensor::any_operand<std::remove_cvref_t<X>> && requires(X& x) { *x.data() = *x.data(); };
}  // namespace detail::ops

/// x + y
template <class X, class Y>
  requires detail::expressions::any_operands<X, Y>
constexpr auto operator+(X&& x, Y&& y) {
  return detail::expressions::apply(detail::expressions::Plus{}, std::forward<X>(x), std::forward<Y>(y));
}
/// x - y
template <class X, class Y>
  requires detail::expressions::any_operands<X, Y>
constexpr auto operator-(X&& x, Y&& y) {
  return detail::expressions::apply(detail::expressions::Minus{}, std::forward<X>(x), std::forward<Y>(y));
}
/// x · y, element by element; matmul is the product of matrices.
template <class X, class Y>
  requires detail::expressions::any_operands<X, Y>
constexpr auto operator*(X&& x, Y&& y) {
  return detail::expressions::apply(detail::expressions::Times{}, std::forward<X>(x), std::forward<Y>(y));
}
/// x / y; of integers without the remainder, as in C++.
template <class X, class Y>
  requires detail::expressions::any_operands<X, Y>
constexpr auto operator/(X&& x, Y&& y) {
  return detail::expressions::apply(detail::expressions::Divide{}, std::forward<X>(x), std::forward<Y>(y));
}
/// What x / y leaves, as C++'s: of integers, and with the sign of x.
template <class X, class Y>
  requires detail::expressions::any_operands<X, Y>
constexpr auto operator%(X&& x, Y&& y) {
  return detail::expressions::apply_to_integers(detail::expressions::Remainder{}, std::forward<X>(x),
                                                std::forward<Y>(y));
}
/// -x
template <detail::expressions::any_operands X>
constexpr auto operator-(X&& x) {
  return detail::expressions::apply(detail::expressions::Negative{}, std::forward<X>(x));
}
/// The smaller one; NaN where one is a NaN.
template <class X, class Y>
  requires detail::expressions::any_operands<X, Y>
constexpr auto minimum(X&& x, Y&& y) {
  return detail::expressions::apply(detail::expressions::Minimum{}, std::forward<X>(x), std::forward<Y>(y));
}
/// The larger one; NaN where one is a NaN.
template <class X, class Y>
  requires detail::expressions::any_operands<X, Y>
constexpr auto maximum(X&& x, Y&& y) {
  return detail::expressions::apply(detail::expressions::Maximum{}, std::forward<X>(x), std::forward<Y>(y));
}
/// least where x < least, most where x > most, else x.
template <class X, class Y, class Z>
  requires detail::expressions::any_operands<X, Y, Z>
constexpr auto clamp(X&& x, Y&& least, Z&& most) {
  return detail::expressions::apply(detail::expressions::Clamp{}, std::forward<X>(x), std::forward<Y>(least),
                                    std::forward<Z>(most));
}
/// clamp of three constants of one type. Where a program is `using namespace std` as well, std::clamp has the same
/// parameters, and this one is called because it asks for more.
template <class X>
  requires detail::expressions::any_operands<X, X, X>
constexpr auto clamp(const X& x, const X& least, const X& most) {
  return detail::expressions::apply(detail::expressions::Clamp{}, x, least, most);
}
/// x · y + z, rounded once where the machine can.
template <class X, class Y, class Z>
  requires detail::expressions::any_operands<X, Y, Z>
constexpr auto fma(X&& x, Y&& y, Z&& z) {
  return detail::expressions::apply(detail::expressions::Fma{}, std::forward<X>(x), std::forward<Y>(y),
                                    std::forward<Z>(z));
}

/// x = x + y, with y broadcast to x.
template <detail::ops::writable X, detail::expressions::operand_or_number Y>
constexpr X&& operator+=(X&& x, Y&& y) {
  detail::expressions::assign(x, x + std::forward<Y>(y));
  return std::forward<X>(x);
}
/// x = x - y, with y broadcast to x.
template <detail::ops::writable X, detail::expressions::operand_or_number Y>
constexpr X&& operator-=(X&& x, Y&& y) {
  detail::expressions::assign(x, x - std::forward<Y>(y));
  return std::forward<X>(x);
}
/// x = x * y, with y broadcast to x.
template <detail::ops::writable X, detail::expressions::operand_or_number Y>
constexpr X&& operator*=(X&& x, Y&& y) {
  detail::expressions::assign(x, x * std::forward<Y>(y));
  return std::forward<X>(x);
}
/// x = x / y, with y broadcast to x.
template <detail::ops::writable X, detail::expressions::operand_or_number Y>
constexpr X&& operator/=(X&& x, Y&& y) {
  detail::expressions::assign(x, x / std::forward<Y>(y));
  return std::forward<X>(x);
}

}  // namespace dovetail::inline DOVETAIL_TARGET
