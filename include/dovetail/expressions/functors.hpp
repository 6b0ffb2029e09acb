// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/apply.hpp>
#include <dovetail/simd/math.hpp>
#include <dovetail/tensor/cast.hpp>

/// The functions of arithmetic and comparison as objects, which expressions apply to elements and packs of them.
namespace dovetail::inline DOVETAIL_TARGET::detail::expressions {

struct Plus : ElementFunction<Promoted> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return a + b;
  }
};
struct Minus : ElementFunction<Promoted> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return a - b;
  }
};
struct Times : ElementFunction<Promoted> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return a * b;
  }
};
struct Divide : ElementFunction<Promoted> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return simd::quotient(a, b);
  }
};
struct Remainder : ElementFunction<Promoted> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return a % b;
  }
};
struct Negative : ElementFunction<Promoted> {
  template <class P>
  constexpr auto operator()(P a) const noexcept {
    return P(-a);
  }
};
struct Smaller : ElementFunction<Promoted> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return simd::minimum(a, b);
  }
};
struct Larger : ElementFunction<Promoted> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return simd::maximum(a, b);
  }
};
struct Clamp : ElementFunction<Promoted> {
  template <class P>
  constexpr auto operator()(P x, P least, P most) const noexcept {
    return simd::select(x < least, least, simd::select(most < x, most, x));
  }
};
struct Fma : ElementFunction<Promoted> {
  template <class P>
  constexpr auto operator()(P a, P b, P c) const noexcept {
    if constexpr (std::is_floating_point_v<typename P::value_type>)
      return simd::fma(a, b, c);
    else
      return a * b + c;
  }
};

struct Less : ElementFunction<Promoted, bool> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return a < b;
  }
};
struct LessEqual : ElementFunction<Promoted, bool> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return a <= b;
  }
};
struct Greater : ElementFunction<Promoted, bool> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return a > b;
  }
};
struct GreaterEqual : ElementFunction<Promoted, bool> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return a >= b;
  }
};
struct Equal : ElementFunction<Promoted, bool> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return a == b;
  }
};
struct NotEqual : ElementFunction<Promoted, bool> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return !(a == b);
  }  // != of NaN is false on AVX-512 in xsimd 8
};

// Functions of bools, which in packs are masks, and of the bits of integers.
struct Bitwise {
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
struct And : Bitwise {
  template <class M>
  constexpr auto operator()(M a, M b) const noexcept {
    if constexpr (mask<M>)
      return a && b;
    else
      return a & b;
  }
};
struct Or : Bitwise {
  template <class M>
  constexpr auto operator()(M a, M b) const noexcept {
    if constexpr (mask<M>)
      return a || b;
    else
      return a | b;
  }
};
struct Xor : Bitwise {
  template <class M>
  constexpr auto operator()(M a, M b) const noexcept {
    if constexpr (mask<M>)
      return (a || b) && !(a && b);
    else
      return a ^ b;
  }
};
struct Not : Bitwise {
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

struct Where {
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
struct Cast {
  template <class>
  using value = T;
  template <class U, class V>
  static constexpr bool packs = std::is_same_v<T, V> && std::is_same_v<U, V>;
  template <class F, class V>
  static constexpr T element(const F&, V v) noexcept {
    return tensor::cast_element<T>(v);
  }
  template <class P>
  constexpr P operator()(P x) const noexcept {
    return x;
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::expressions
