// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/ops/apply.hpp>

/// Comparisons and what is done with them, element by element: they give bools. x == y compares whole tensors instead.
namespace dovetail {

namespace detail {
struct DOVETAIL_TARGET Less : Elementwise<Joined, bool> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept { return a < b; }
};
struct DOVETAIL_TARGET LessEqual : Elementwise<Joined, bool> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept { return a <= b; }
};
struct DOVETAIL_TARGET Greater : Elementwise<Joined, bool> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept { return a > b; }
};
struct DOVETAIL_TARGET GreaterEqual : Elementwise<Joined, bool> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept { return a >= b; }
};
struct DOVETAIL_TARGET Equal : Elementwise<Joined, bool> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept { return a == b; }
};
struct DOVETAIL_TARGET NotEqual : Elementwise<Joined, bool> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept { return a != b; }
};

// Functions of bools: in packs, masks of comparisons.
struct DOVETAIL_TARGET Logical {
  template <class...>
  using value = bool;
  template <class, class... V>
  static constexpr bool packs = (std::is_same_v<V, bool> && ...);
  template <class F, class... V>
  static constexpr bool element(const F& f, V... v) noexcept {
    return f(v...);
  }
};
struct DOVETAIL_TARGET And : Logical {
  template <class M>
  constexpr auto operator()(M a, M b) const noexcept { return a && b; }
};
struct DOVETAIL_TARGET Or : Logical {
  template <class M>
  constexpr auto operator()(M a, M b) const noexcept { return a || b; }
};
struct DOVETAIL_TARGET Not : Logical {
  template <class M>
  constexpr auto operator()(M a) const noexcept { return !a; }
};

struct DOVETAIL_TARGET Where {
  template <class, class A, class B>
  using value = std::common_type_t<A, B>;
  template <class U, class C, class A, class B>
  static constexpr bool packs = std::is_same_v<C, bool> && std::is_same_v<A, U> && std::is_same_v<B, U>;
  template <class F, class C, class A, class B>
  static constexpr auto element(const F&, C condition, A a, B b) noexcept {
    using T = value<C, A, B>;
    return condition ? static_cast<T>(a) : static_cast<T>(b);
  }
  template <class M, class P>
  constexpr auto operator()(M condition, P a, P b) const noexcept { return simd::select(condition, a, b); }
};
template <class T>
struct DOVETAIL_TARGET Cast {
  template <class>
  using value = T;
  template <class U, class V>
  static constexpr bool packs = std::is_same_v<T, V> && std::is_same_v<U, V>;
  template <class F, class V>
  static constexpr T element(const F&, V v) noexcept { return static_cast<T>(v); }
  template <class P>
  constexpr P operator()(P x) const noexcept { return x; }
};
}  // namespace detail

/// Whether x < y.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator<(X&& x, Y&& y) { return detail::apply(detail::Less{}, std::forward<X>(x), std::forward<Y>(y)); }
/// Whether x <= y.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator<=(X&& x, Y&& y) { return detail::apply(detail::LessEqual{}, std::forward<X>(x), std::forward<Y>(y)); }
/// Whether x > y.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator>(X&& x, Y&& y) { return detail::apply(detail::Greater{}, std::forward<X>(x), std::forward<Y>(y)); }
/// Whether x >= y.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator>=(X&& x, Y&& y) { return detail::apply(detail::GreaterEqual{}, std::forward<X>(x), std::forward<Y>(y)); }
/// Whether x == y.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto equal(X&& x, Y&& y) { return detail::apply(detail::Equal{}, std::forward<X>(x), std::forward<Y>(y)); }
/// Whether x != y.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto not_equal(X&& x, Y&& y) { return detail::apply(detail::NotEqual{}, std::forward<X>(x), std::forward<Y>(y)); }
/// Whether both are true.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator&(X&& x, Y&& y) { return detail::apply(detail::And{}, std::forward<X>(x), std::forward<Y>(y)); }
/// Whether one is true.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator|(X&& x, Y&& y) { return detail::apply(detail::Or{}, std::forward<X>(x), std::forward<Y>(y)); }
/// Whether it is not true.
template <any_operands X>
constexpr auto operator!(X&& x) { return detail::apply(detail::Not{}, std::forward<X>(x)); }
/// x where the condition is true, else y.
template <class C, class X, class Y>
  requires any_operands<C, X, Y>
constexpr auto where(C&& condition, X&& x, Y&& y) {
  return detail::apply(detail::Where{}, std::forward<C>(condition), std::forward<X>(x), std::forward<Y>(y));
}
/// The elements as T, converted as static_cast does.
template <class T, any_operands X>
constexpr auto cast(X&& x) { return detail::apply(detail::Cast<T>{}, std::forward<X>(x)); }

}  // namespace dovetail
