// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/apply.hpp>
#include <dovetail/tensor/finite.hpp>

/// Special numbers, and numbers that are equal up to rounding.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::ops {
// Single elements are judged by their bits, because -ffast-math assumes that there are no NaNs and infinities.
struct IsNan : expressions::ElementFunction<expressions::Promoted, bool> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    if constexpr (P::size > 1)
      return !(x == x);  // of x != x, xsimd 8 says no on AVX-512
    else if constexpr (std::is_floating_point_v<typename P::value_type>)
      return is_nan(x.data);
    else
      return false;
  }
};
struct IsFinite : expressions::ElementFunction<expressions::Promoted, bool> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    using T = typename P::value_type;
    if constexpr (P::size > 1)
      return (simd::abs)(x) < P(simd::constant::infinity<T>);
    else if constexpr (std::is_floating_point_v<T>)
      return is_finite(x.data);
    else
      return true;
  }
};
struct IsInfinite : expressions::ElementFunction<expressions::Promoted, bool> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    using T = typename P::value_type;
    if constexpr (P::size > 1)
      return (simd::abs)(x) == P(simd::constant::infinity<T>);
    else if constexpr (std::is_floating_point_v<T>)
      return simd::constant::is_infinite(x.data);
    else
      return false;
  }
};
struct IsClose {
  double relative, absolute;

  template <class...>
  using value = bool;
  template <class, class...>
  static constexpr bool packs = false;
  template <class X, class Y>
  static constexpr bool element(const IsClose& f, X x, Y y) noexcept {
    const double a = static_cast<double>(x), b = static_cast<double>(y);
    if (is_nan(a) || is_nan(b)) return false;
    if (!is_finite(a) || !is_finite(b)) return a == b;
    const double difference = a < b ? b - a : a - b;
    return difference <= f.absolute + f.relative * (b < 0 ? -b : b);
  }
};
}  // namespace detail::ops

/// Whether x is not a number.
template <any_operands X>
constexpr auto is_nan(X&& x) {
  using namespace detail::ops;
  return apply(IsNan{}, std::forward<X>(x));
}
/// Whether x is neither infinite nor a NaN.
template <any_operands X>
constexpr auto is_finite(X&& x) {
  using namespace detail::ops;
  return apply(IsFinite{}, std::forward<X>(x));
}
/// Whether x is infinite.
template <any_operands X>
constexpr auto is_inf(X&& x) {
  using namespace detail::ops;
  return apply(IsInfinite{}, std::forward<X>(x));
}

/// Whether |x - y| <= absolute + relative |y|, element by element, as NumPy's isclose: an infinity is close to itself,
/// a NaN to nothing.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto is_close(X&& x, Y&& y, double relative = 1e-5, double absolute = 1e-8) {
  using namespace detail::ops;
  return apply(IsClose{relative, absolute}, std::forward<X>(x), std::forward<Y>(y));
}
/// Whether is_close holds for all elements, as NumPy's allclose.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr bool all_close(X&& x, Y&& y, double relative = 1e-5, double absolute = 1e-8) {
  using namespace detail::ops;
  const auto each = is_close(std::forward<X>(x), std::forward<Y>(y), relative, absolute);
  using E = std::remove_const_t<decltype(each)>;
  bool close = true;
  if constexpr (!detail::is_refused<E>) {
    using S = typename E::shape;
    using L = Loops<S, E>;
    L::for_each(each.rows(), [&](const Index<S::rank>& index) {
      const auto line = each.template line<S, L::inner>(index);
      for (std::size_t i = 0; close && i < L::length(each.rows()); ++i) close = line.element(i);
    });
  }
  return close;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
