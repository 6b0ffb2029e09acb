// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/ops/apply.hpp>
#include <dovetail/simd/math.hpp>

/// Functions of one operand, element by element. Those of real numbers give doubles for integers. How exact they are stands in
/// docs/accuracy.md; infinities, NaN and zeros are treated as C does.
namespace dovetail {

namespace detail {
struct DOVETAIL_TARGET Abs : Elementwise<Joined> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    if constexpr (std::is_floating_point_v<typename P::value_type>) return simd::abs(x);
    else return simd::select(x < P(0), P(0) - x, x);
  }
};
struct DOVETAIL_TARGET Sign : Elementwise<Joined> {
  template <class P>
  constexpr auto operator()(P x) const noexcept { return simd::select(x > P(0), P(1), simd::select(x < P(0), P(0) - P(1), x)); }
};
struct DOVETAIL_TARGET Square : Elementwise<Joined> {
  template <class P>
  constexpr auto operator()(P x) const noexcept { return x * x; }
};
struct DOVETAIL_TARGET Exp : Elementwise<Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept { return simd::exp(x); }
};
struct DOVETAIL_TARGET Log : Elementwise<Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept { return simd::log(x); }
};
struct DOVETAIL_TARGET Sqrt : Elementwise<Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept { return simd::sqrt(x); }
};
struct DOVETAIL_TARGET Tanh : Elementwise<Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept { return simd::tanh(x); }
};
struct DOVETAIL_TARGET Sigmoid : Elementwise<Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept { return simd::sigmoid(x); }
};
struct DOVETAIL_TARGET Relu : Elementwise<Joined> {
  template <class P>
  constexpr auto operator()(P x) const noexcept { return simd::relu(x); }
};
}  // namespace detail

/// |x|
template <any_operands X>
constexpr auto abs(X&& x) { return detail::apply(detail::Abs{}, std::forward<X>(x)); }
/// -1, 0 or 1; NaN where x is a NaN.
template <any_operands X>
constexpr auto sign(X&& x) { return detail::apply(detail::Sign{}, std::forward<X>(x)); }
/// x²
template <any_operands X>
constexpr auto square(X&& x) { return detail::apply(detail::Square{}, std::forward<X>(x)); }
/// e^x
template <any_operands X>
constexpr auto exp(X&& x) { return detail::apply(detail::Exp{}, std::forward<X>(x)); }
/// The natural logarithm: minus infinity at 0, NaN below.
template <any_operands X>
constexpr auto log(X&& x) { return detail::apply(detail::Log{}, std::forward<X>(x)); }
/// √x
template <any_operands X>
constexpr auto sqrt(X&& x) { return detail::apply(detail::Sqrt{}, std::forward<X>(x)); }
/// The hyperbolic tangent.
template <any_operands X>
constexpr auto tanh(X&& x) { return detail::apply(detail::Tanh{}, std::forward<X>(x)); }
/// 1 / (1 + e^-x)
template <any_operands X>
constexpr auto sigmoid(X&& x) { return detail::apply(detail::Sigmoid{}, std::forward<X>(x)); }
/// x where x > 0, else 0; a NaN stays one.
template <any_operands X>
constexpr auto relu(X&& x) { return detail::apply(detail::Relu{}, std::forward<X>(x)); }

}  // namespace dovetail
