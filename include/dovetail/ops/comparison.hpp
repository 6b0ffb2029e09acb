// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/functors.hpp>

/// Comparisons and what is done with them, element by element: they give bools. x == y compares whole tensors instead.
namespace dovetail::inline DOVETAIL_TARGET {

/// Whether x < y.
template <class X, class Y>
  requires detail::expressions::any_operands<X, Y>
constexpr auto operator<(X&& x, Y&& y) {
  return detail::expressions::apply(detail::expressions::Less{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether x <= y.
template <class X, class Y>
  requires detail::expressions::any_operands<X, Y>
constexpr auto operator<=(X&& x, Y&& y) {
  return detail::expressions::apply(detail::expressions::LessEqual{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether x > y.
template <class X, class Y>
  requires detail::expressions::any_operands<X, Y>
constexpr auto operator>(X&& x, Y&& y) {
  return detail::expressions::apply(detail::expressions::Greater{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether x >= y.
template <class X, class Y>
  requires detail::expressions::any_operands<X, Y>
constexpr auto operator>=(X&& x, Y&& y) {
  return detail::expressions::apply(detail::expressions::GreaterEqual{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether x == y.
template <class X, class Y>
  requires detail::expressions::any_operands<X, Y>
constexpr auto equal(X&& x, Y&& y) {
  return detail::expressions::apply(detail::expressions::Equal{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether x != y.
template <class X, class Y>
  requires detail::expressions::any_operands<X, Y>
constexpr auto not_equal(X&& x, Y&& y) {
  return detail::expressions::apply(detail::expressions::NotEqual{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether both are true; of integers, the bits that both have.
template <class X, class Y>
  requires detail::expressions::any_operands<X, Y>
constexpr auto operator&(X&& x, Y&& y) {
  return detail::expressions::apply_to_integers(detail::expressions::And{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether one is true; of integers, the bits that one has.
template <class X, class Y>
  requires detail::expressions::any_operands<X, Y>
constexpr auto operator|(X&& x, Y&& y) {
  return detail::expressions::apply_to_integers(detail::expressions::Or{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether one is true and the other is not; of integers, the bits that only one has.
template <class X, class Y>
  requires detail::expressions::any_operands<X, Y>
constexpr auto operator^(X&& x, Y&& y) {
  return detail::expressions::apply_to_integers(detail::expressions::Xor{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether it is false, or 0.
template <detail::expressions::any_operands X>
constexpr auto operator!(X&& x) {
  return detail::expressions::apply(detail::expressions::Not{}, std::forward<X>(x));
}
/// x where the condition is true, else y.
template <class C, class X, class Y>
  requires detail::expressions::any_operands<C, X, Y>
constexpr auto where(C&& condition, X&& x, Y&& y) {
  return detail::expressions::apply(detail::expressions::Where{}, std::forward<C>(condition), std::forward<X>(x),
                                    std::forward<Y>(y));
}
/// The elements as T, converted as static_cast does. A real number beyond the integers of T becomes the nearest one,
/// NaN 0.
template <class T, detail::expressions::any_operands X>
constexpr auto cast(X&& x) {
  return detail::expressions::apply(detail::expressions::Cast<T>{}, std::forward<X>(x));
}

/// Equal shapes and equal elements, compared without a temporary; equal(a, b) compares element by element.
template <detail::tensor::any_operand A, detail::tensor::any_operand C>
  requires(A::rank == C::rank &&
           !(any_tensor<A> && any_tensor<C> && std::same_as<typename A::value_type, typename C::value_type>))
constexpr bool operator==(const A& a, const C& c) {
  using S = typename A::shape;
  constexpr bool may_be = detail::expressions::goes_into<typename C::shape, S, true>;
  if (!may_be || a.rows() != c.rows()) return false;
  bool same = true;
  if constexpr (may_be)
    detail::expressions::with_operand<void>(a, [&](const auto& x) {
      detail::expressions::with_operand<void>(c, [&](const auto& y) {
        using L = detail::expressions::Loops<S, std::remove_cvref_t<decltype(x)>, std::remove_cvref_t<decltype(y)>>;
        const std::size_t n = L::length(a.rows());
        L::for_each(a.rows(), [&](const detail::expressions::Index<S::rank>& index) {
          const auto one = x.template line<S, L::inner>(index);
          const auto other = y.template line<S, L::inner>(index);
          for (std::size_t i = 0; same && i < n; ++i)
            same = detail::expressions::Equal::element(detail::expressions::Equal{}, one.element(i), other.element(i));
        });
      });
    });
  return same;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
