// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/apply.hpp>
#include <dovetail/simd/erf.hpp>
#include <dovetail/simd/math.hpp>
#include <dovetail/simd/round.hpp>
#include <dovetail/simd/trigonometry.hpp>

/// Functions of elements. Those of real numbers give doubles for integers. docs/accuracy.md
/// says how exact they are; infinities, NaN and zeros are treated as C does.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::ops {
struct Abs : expressions::Elementwise<expressions::Promoted> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    if constexpr (std::is_floating_point_v<typename P::value_type>)
      return simd::abs(x);
    else
      return simd::select(x < P(0), P(0) - x, x);
  }
};
struct Sign : expressions::Elementwise<expressions::Promoted> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::select(x > P(0), P(1), simd::select(x < P(0), P(0) - P(1), x));
  }
};
struct Square : expressions::Elementwise<expressions::Promoted> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return x * x;
  }
};
struct Exp : expressions::Elementwise<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::exp(x);
  }
};
struct Expm1 : expressions::Elementwise<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::expm1(x);
  }
};
struct Log : expressions::Elementwise<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::log(x);
  }
};
struct Log1p : expressions::Elementwise<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::log1p(x);
  }
};
struct Sqrt : expressions::Elementwise<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::sqrt(x);
  }
};
struct Rsqrt : expressions::Elementwise<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::rsqrt(x);
  }
};
struct Sin : expressions::Elementwise<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::sin(x);
  }
};
struct Cos : expressions::Elementwise<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::cos(x);
  }
};
struct Tan : expressions::Elementwise<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::tan(x);
  }
};
struct Tanh : expressions::Elementwise<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::tanh(x);
  }
};
struct Sigmoid : expressions::Elementwise<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::sigmoid(x);
  }
};
struct Relu : expressions::Elementwise<expressions::Promoted> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::relu(x);
  }
};
struct Erf : expressions::Elementwise<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::erf(x);
  }
};
struct Floor : expressions::Elementwise<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::floor(x);
  }
};
struct Ceil : expressions::Elementwise<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::ceil(x);
  }
};
struct Round : expressions::Elementwise<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::round(x);
  }
};
struct Trunc : expressions::Elementwise<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::trunc(x);
  }
};
struct Pow : expressions::Elementwise<expressions::Real> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return simd::pow(a, b);
  }
};
}  // namespace detail::ops

/// |x|
template <detail::expressions::any_operands X>
constexpr auto abs(X&& x) {
  return detail::expressions::apply(detail::ops::Abs{}, std::forward<X>(x));
}
/// -1, 0 or 1; NaN where x is a NaN.
template <detail::expressions::any_operands X>
constexpr auto sign(X&& x) {
  return detail::expressions::apply(detail::ops::Sign{}, std::forward<X>(x));
}
/// x²
template <detail::expressions::any_operands X>
constexpr auto square(X&& x) {
  return detail::expressions::apply(detail::ops::Square{}, std::forward<X>(x));
}
/// e^x
template <detail::expressions::any_operands X>
constexpr auto exp(X&& x) {
  return detail::expressions::apply(detail::ops::Exp{}, std::forward<X>(x));
}
/// e^x - 1, exact for small x too.
template <detail::expressions::any_operands X>
constexpr auto expm1(X&& x) {
  return detail::expressions::apply(detail::ops::Expm1{}, std::forward<X>(x));
}
/// The natural logarithm: minus infinity at 0, NaN below.
template <detail::expressions::any_operands X>
constexpr auto log(X&& x) {
  return detail::expressions::apply(detail::ops::Log{}, std::forward<X>(x));
}
/// log(1 + x), exact for small x too.
template <detail::expressions::any_operands X>
constexpr auto log1p(X&& x) {
  return detail::expressions::apply(detail::ops::Log1p{}, std::forward<X>(x));
}
/// √x
template <detail::expressions::any_operands X>
constexpr auto sqrt(X&& x) {
  return detail::expressions::apply(detail::ops::Sqrt{}, std::forward<X>(x));
}
/// 1 / √x
template <detail::expressions::any_operands X>
constexpr auto rsqrt(X&& x) {
  return detail::expressions::apply(detail::ops::Rsqrt{}, std::forward<X>(x));
}
/// The sine of an angle in radians.
template <detail::expressions::any_operands X>
constexpr auto sin(X&& x) {
  return detail::expressions::apply(detail::ops::Sin{}, std::forward<X>(x));
}
/// The cosine of an angle in radians.
template <detail::expressions::any_operands X>
constexpr auto cos(X&& x) {
  return detail::expressions::apply(detail::ops::Cos{}, std::forward<X>(x));
}
/// The tangent of an angle in radians.
template <detail::expressions::any_operands X>
constexpr auto tan(X&& x) {
  return detail::expressions::apply(detail::ops::Tan{}, std::forward<X>(x));
}
/// The hyperbolic tangent.
template <detail::expressions::any_operands X>
constexpr auto tanh(X&& x) {
  return detail::expressions::apply(detail::ops::Tanh{}, std::forward<X>(x));
}
/// 1 / (1 + e^-x)
template <detail::expressions::any_operands X>
constexpr auto sigmoid(X&& x) {
  return detail::expressions::apply(detail::ops::Sigmoid{}, std::forward<X>(x));
}
/// x where x > 0, else 0; a NaN stays one.
template <detail::expressions::any_operands X>
constexpr auto relu(X&& x) {
  return detail::expressions::apply(detail::ops::Relu{}, std::forward<X>(x));
}
/// The error function, 2 / √π ∫ e^(-t²) dt from 0 to x.
template <detail::expressions::any_operands X>
constexpr auto erf(X&& x) {
  return detail::expressions::apply(detail::ops::Erf{}, std::forward<X>(x));
}
/// The largest integer that is not above x.
template <detail::expressions::any_operands X>
constexpr auto floor(X&& x) {
  return detail::expressions::apply(detail::ops::Floor{}, std::forward<X>(x));
}
/// The smallest integer that is not below x.
template <detail::expressions::any_operands X>
constexpr auto ceil(X&& x) {
  return detail::expressions::apply(detail::ops::Ceil{}, std::forward<X>(x));
}
/// The nearest integer; halves go to the even one, as in NumPy.
template <detail::expressions::any_operands X>
constexpr auto round(X&& x) {
  return detail::expressions::apply(detail::ops::Round{}, std::forward<X>(x));
}
/// x without its fraction.
template <detail::expressions::any_operands X>
constexpr auto trunc(X&& x) {
  return detail::expressions::apply(detail::ops::Trunc{}, std::forward<X>(x));
}
/// x to the power of y; a double for integers.
template <class X, class Y>
  requires detail::expressions::any_operands<X, Y>
constexpr auto pow(X&& x, Y&& y) {
  return detail::expressions::apply(detail::ops::Pow{}, std::forward<X>(x), std::forward<Y>(y));
}

}  // namespace dovetail::inline DOVETAIL_TARGET
