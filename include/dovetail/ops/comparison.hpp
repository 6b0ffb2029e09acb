// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/functors.hpp>

/// Comparisons and what is done with them, element by element: they give bools. x == y compares whole tensors instead.
namespace dovetail::inline DOVETAIL_TARGET {

/// Whether x < y.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator<(X&& x, Y&& y) {
  using namespace detail::ops;
  return apply(Less{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether x <= y.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator<=(X&& x, Y&& y) {
  using namespace detail::ops;
  return apply(LessEqual{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether x > y.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator>(X&& x, Y&& y) {
  using namespace detail::ops;
  return apply(Greater{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether x >= y.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator>=(X&& x, Y&& y) {
  using namespace detail::ops;
  return apply(GreaterEqual{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether x == y.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto equal(X&& x, Y&& y) {
  using namespace detail::ops;
  return apply(Equal{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether x != y.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto not_equal(X&& x, Y&& y) {
  using namespace detail::ops;
  return apply(NotEqual{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether both are true; of integers, the bits that both have.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator&(X&& x, Y&& y) {
  using namespace detail::ops;
  return apply_to_integers(And{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether one is true; of integers, the bits that one has.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator|(X&& x, Y&& y) {
  using namespace detail::ops;
  return apply_to_integers(Or{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether one is true and the other is not; of integers, the bits that only one has.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator^(X&& x, Y&& y) {
  using namespace detail::ops;
  return apply_to_integers(Xor{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether it is false, or 0.
template <any_operands X>
constexpr auto operator!(X&& x) {
  using namespace detail::ops;
  return apply(Not{}, std::forward<X>(x));
}
/// x where the condition is true, else y.
template <class C, class X, class Y>
  requires any_operands<C, X, Y>
constexpr auto where(C&& condition, X&& x, Y&& y) {
  using namespace detail::ops;
  return apply(Where{}, std::forward<C>(condition), std::forward<X>(x), std::forward<Y>(y));
}
/// The elements as T, converted as static_cast does. A real number beyond the integers of T becomes the nearest one,
/// NaN 0.
template <class T, any_operands X>
constexpr auto cast(X&& x) {
  using namespace detail::ops;
  return apply(Cast<T>{}, std::forward<X>(x));
}

/// Equal shapes and equal elements, compared without a temporary; equal(a, b) compares element by element.
template <any_operand A, any_operand C>
  requires(A::rank == C::rank &&
           !(any_tensor<A> && any_tensor<C> && std::same_as<typename A::value_type, typename C::value_type>))
constexpr bool operator==(const A& a, const C& c) {
  using namespace detail::ops;
  using S = typename A::shape;
  constexpr bool may_be = goes_into<typename C::shape, S, true>;
  if (!may_be || a.rows() != c.rows()) return false;
  bool same = true;
  if constexpr (may_be)
    with_operand<void>(a, [&](const auto& x) {
      with_operand<void>(c, [&](const auto& y) {
        using L = Loops<S, std::remove_cvref_t<decltype(x)>, std::remove_cvref_t<decltype(y)>>;
        const std::size_t n = L::length(a.rows());
        L::for_each(a.rows(), [&](const Index<S::rank>& index) {
          const auto one = x.template line<S, L::inner>(index);
          const auto other = y.template line<S, L::inner>(index);
          for (std::size_t i = 0; same && i < n; ++i) same = Equal::element(Equal{}, one.element(i), other.element(i));
        });
      });
    });
  return same;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
