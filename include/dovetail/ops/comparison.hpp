// SPDX-License-Identifier: MIT
#pragma once
#include <limits>

#include <dovetail/ops/apply.hpp>
#include <dovetail/tensor/finite.hpp>

/// Comparisons and what is done with them, element by element: they give bools. x == y compares whole tensors instead.
namespace dovetail {

namespace detail {
struct DOVETAIL_TARGET Less : Elementwise<Joined, bool> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return a < b;
  }
};
struct DOVETAIL_TARGET LessEqual : Elementwise<Joined, bool> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return a <= b;
  }
};
struct DOVETAIL_TARGET Greater : Elementwise<Joined, bool> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return a > b;
  }
};
struct DOVETAIL_TARGET GreaterEqual : Elementwise<Joined, bool> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return a >= b;
  }
};
struct DOVETAIL_TARGET Equal : Elementwise<Joined, bool> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return a == b;
  }
};
struct DOVETAIL_TARGET NotEqual : Elementwise<Joined, bool> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return !(a == b);
  }  // != of NaN is false on AVX-512 in xsimd 8
};

// Functions of bools, which in packs are masks, and of the bits of integers.
struct DOVETAIL_TARGET Bitwise {
  template <class... V>
  using value = std::common_type_t<V...>;
  template <class, class... V>
  static constexpr bool packs = (std::is_same_v<V, bool> && ...);
  template <class F, class... V>
  static constexpr auto element(const F& f, V... v) noexcept {
    using T = value<V...>;
    return static_cast<T>(f(static_cast<T>(v)...));
  }
};
template <class M>
concept mask = !std::is_integral_v<M>;
struct DOVETAIL_TARGET And : Bitwise {
  template <class M>
  constexpr auto operator()(M a, M b) const noexcept {
    if constexpr (mask<M>)
      return a && b;
    else
      return a & b;
  }
};
struct DOVETAIL_TARGET Or : Bitwise {
  template <class M>
  constexpr auto operator()(M a, M b) const noexcept {
    if constexpr (mask<M>)
      return a || b;
    else
      return a | b;
  }
};
struct DOVETAIL_TARGET Xor : Bitwise {
  template <class M>
  constexpr auto operator()(M a, M b) const noexcept {
    if constexpr (mask<M>)
      return (a || b) && !(a && b);
    else
      return a ^ b;
  }
};
struct DOVETAIL_TARGET Not : Bitwise {
  template <class...>
  using value = bool;
  template <class F, class V>
  static constexpr bool element(const F&, V v) noexcept {
    return v == V(0);
  }
  template <class M>
  constexpr auto operator()(M a) const noexcept {
    return !a;
  }
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
  constexpr auto operator()(M condition, P a, P b) const noexcept {
    return simd::select(condition, a, b);
  }
};
template <class T>
struct DOVETAIL_TARGET Cast {
  template <class>
  using value = T;
  template <class U, class V>
  static constexpr bool packs = std::is_same_v<T, V> && std::is_same_v<U, V>;
  template <class F, class V>
  static constexpr T element(const F&, V v) noexcept {
    if constexpr (std::is_floating_point_v<V> && std::is_integral_v<T> && !std::is_same_v<T, bool>) {
      constexpr V least = static_cast<V>(std::numeric_limits<T>::min()),
                  end = static_cast<V>(std::numeric_limits<T>::max() / 2 + 1) * 2;
      if (is_nan(v)) return 0;
      if (v < least) return std::numeric_limits<T>::min();
      if (v >= end) return std::numeric_limits<T>::max();
    }
    return static_cast<T>(v);
  }
  template <class P>
  constexpr P operator()(P x) const noexcept {
    return x;
  }
};
}  // namespace detail

/// Whether x < y.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator<(X&& x, Y&& y) {
  return detail::apply(detail::Less{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether x <= y.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator<=(X&& x, Y&& y) {
  return detail::apply(detail::LessEqual{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether x > y.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator>(X&& x, Y&& y) {
  return detail::apply(detail::Greater{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether x >= y.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator>=(X&& x, Y&& y) {
  return detail::apply(detail::GreaterEqual{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether x == y.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto equal(X&& x, Y&& y) {
  return detail::apply(detail::Equal{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether x != y.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto not_equal(X&& x, Y&& y) {
  return detail::apply(detail::NotEqual{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether both are true; of integers, the bits that both have.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator&(X&& x, Y&& y) {
  return detail::apply_to_integers(detail::And{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether one is true; of integers, the bits that one has.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator|(X&& x, Y&& y) {
  return detail::apply_to_integers(detail::Or{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether one is true and the other is not; of integers, the bits that only one has.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto operator^(X&& x, Y&& y) {
  return detail::apply_to_integers(detail::Xor{}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether it is false, or 0.
template <any_operands X>
constexpr auto operator!(X&& x) {
  return detail::apply(detail::Not{}, std::forward<X>(x));
}
/// x where the condition is true, else y.
template <class C, class X, class Y>
  requires any_operands<C, X, Y>
constexpr auto where(C&& condition, X&& x, Y&& y) {
  return detail::apply(detail::Where{}, std::forward<C>(condition), std::forward<X>(x), std::forward<Y>(y));
}
/// The elements as T, converted as static_cast does. A real number beyond the integers of T becomes the nearest one,
/// NaN 0.
template <class T, any_operands X>
constexpr auto cast(X&& x) {
  return detail::apply(detail::Cast<T>{}, std::forward<X>(x));
}

/// Equal shapes and equal elements, compared without a temporary; equal(a, b) compares element by element.
template <any_operand A, any_operand C>
  requires(A::rank == C::rank &&
           !(any_tensor<A> && any_tensor<C> && std::same_as<typename A::value_type, typename C::value_type>))
constexpr bool operator==(const A& a, const C& c) {
  using S = typename A::shape;
  constexpr bool may_be = detail::goes_into<typename C::shape, S, true>;
  if (!may_be || a.rows() != c.rows()) return false;
  bool same = true;
  if constexpr (may_be)
    detail::with_operand<void>(a, [&](const auto& x) {
      detail::with_operand<void>(c, [&](const auto& y) {
        using L = detail::Loops<S, std::remove_cvref_t<decltype(x)>, std::remove_cvref_t<decltype(y)>>;
        const std::size_t n = L::length(a.rows());
        L::for_each(a.rows(), [&](const detail::Index<S::rank>& index) {
          const auto one = x.template line<S, L::inner>(index);
          const auto other = y.template line<S, L::inner>(index);
          for (std::size_t i = 0; same && i < n; ++i)
            same = detail::Equal::element(detail::Equal{}, one.element(i), other.element(i));
        });
      });
    });
  return same;
}

}  // namespace dovetail
