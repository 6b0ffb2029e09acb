// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/functors.hpp>

/// Arithmetic of tensors, element by element. Elements are converted and computed with as C++ does: integers divide
/// without a remainder, and never by 0. But elements of one type stay of that type, in which integers wrap round (the
/// least one divided by -1 too, as in NumPy), and a number beside a tensor takes the tensor's.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::ops {
/// What elements can be written through.
template <class X>
concept writable = any_operand<std::remove_cvref_t<X>> && requires(X& x) { *x.data() = *x.data(); };
}  // namespace detail::ops

/// x + y
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator+(X&& x, Y&& y) {
  using namespace detail::ops;
  return apply(Plus{}, std::forward<X>(x), std::forward<Y>(y));
}
/// x - y
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator-(X&& x, Y&& y) {
  using namespace detail::ops;
  return apply(Minus{}, std::forward<X>(x), std::forward<Y>(y));
}
/// x · y, element by element; matmul is the product of matrices.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator*(X&& x, Y&& y) {
  using namespace detail::ops;
  return apply(Times{}, std::forward<X>(x), std::forward<Y>(y));
}
/// x / y; of integers without the remainder, as in C++.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator/(X&& x, Y&& y) {
  using namespace detail::ops;
  return apply(Divide{}, std::forward<X>(x), std::forward<Y>(y));
}
/// What x / y leaves, as C++'s: of integers, and with the sign of x.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator%(X&& x, Y&& y) {
  using namespace detail::ops;
  return apply_to_integers(Remainder{}, std::forward<X>(x), std::forward<Y>(y));
}
/// -x
template <any_operands X>
constexpr auto operator-(X&& x) {
  using namespace detail::ops;
  return apply(Negative{}, std::forward<X>(x));
}
/// The smaller one; NaN where one is a NaN.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto minimum(X&& x, Y&& y) {
  using namespace detail::ops;
  return apply(Smaller{}, std::forward<X>(x), std::forward<Y>(y));
}
/// The larger one; NaN where one is a NaN.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto maximum(X&& x, Y&& y) {
  using namespace detail::ops;
  return apply(Larger{}, std::forward<X>(x), std::forward<Y>(y));
}
/// least where x < least, most where x > most, else x.
template <class X, class Y, class Z>
  requires any_operands<X, Y, Z>
constexpr auto clamp(X&& x, Y&& least, Z&& most) {
  using namespace detail::ops;
  return apply(Clamp{}, std::forward<X>(x), std::forward<Y>(least), std::forward<Z>(most));
}
/// clamp of three constants of one type. Where a program is `using namespace std` as well, std::clamp has the same
/// parameters, and this one is called because it asks for more.
template <class X>
  requires any_operands<X, X, X>
constexpr auto clamp(const X& x, const X& least, const X& most) {
  using namespace detail::ops;
  return apply(Clamp{}, x, least, most);
}
/// x · y + z, rounded once where the machine can.
template <class X, class Y, class Z>
  requires any_operands<X, Y, Z>
constexpr auto fma(X&& x, Y&& y, Z&& z) {
  using namespace detail::ops;
  return apply(Fma{}, std::forward<X>(x), std::forward<Y>(y), std::forward<Z>(z));
}

/// x = x + y, with y broadcast to x.
template <detail::ops::writable X, detail::expressions::operand_or_refused Y>
constexpr X&& operator+=(X&& x, Y&& y) {
  using namespace detail::ops;
  assign(x, apply(Plus{}, x, std::forward<Y>(y)));
  return std::forward<X>(x);
}
/// x = x - y, with y broadcast to x.
template <detail::ops::writable X, detail::expressions::operand_or_refused Y>
constexpr X&& operator-=(X&& x, Y&& y) {
  using namespace detail::ops;
  assign(x, apply(Minus{}, x, std::forward<Y>(y)));
  return std::forward<X>(x);
}
/// x = x * y, with y broadcast to x.
template <detail::ops::writable X, detail::expressions::operand_or_refused Y>
constexpr X&& operator*=(X&& x, Y&& y) {
  using namespace detail::ops;
  assign(x, apply(Times{}, x, std::forward<Y>(y)));
  return std::forward<X>(x);
}
/// x = x / y, with y broadcast to x.
template <detail::ops::writable X, detail::expressions::operand_or_refused Y>
constexpr X&& operator/=(X&& x, Y&& y) {
  using namespace detail::ops;
  assign(x, apply(Divide{}, x, std::forward<Y>(y)));
  return std::forward<X>(x);
}

}  // namespace dovetail::inline DOVETAIL_TARGET
