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
struct Abs : expressions::ElementFunction<expressions::Promoted> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    if constexpr (std::is_floating_point_v<typename P::value_type>)
      return (simd::abs)(x);
    else
      return simd::select(x < P(0), P(0) - x, x);
  }
};
struct Sign : expressions::ElementFunction<expressions::Promoted> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::select(x > P(0), P(1), simd::select(x < P(0), P(0) - P(1), x));
  }
};
struct Square : expressions::ElementFunction<expressions::Promoted> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return x * x;
  }
};
struct Exp : expressions::ElementFunction<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::exp(x);
  }
};
struct Expm1 : expressions::ElementFunction<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::expm1(x);
  }
};
struct Log : expressions::ElementFunction<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::log(x);
  }
};
struct Log1p : expressions::ElementFunction<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::log1p(x);
  }
};
struct Sqrt : expressions::ElementFunction<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::sqrt(x);
  }
};
struct Rsqrt : expressions::ElementFunction<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::rsqrt(x);
  }
};
struct Sin : expressions::ElementFunction<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::sin(x);
  }
};
struct Cos : expressions::ElementFunction<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::cos(x);
  }
};
struct Tan : expressions::ElementFunction<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::tan(x);
  }
};
struct TanhFunction : expressions::ElementFunction<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::tanh(x);
  }
};
struct SigmoidFunction : expressions::ElementFunction<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::sigmoid(x);
  }
};
struct Relu : expressions::ElementFunction<expressions::Promoted> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::relu(x);
  }
};
struct Erf : expressions::ElementFunction<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::erf(x);
  }
};
struct Floor : expressions::ElementFunction<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::floor(x);
  }
};
struct Ceil : expressions::ElementFunction<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::ceil(x);
  }
};
struct Round : expressions::ElementFunction<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return (simd::round)(x);
  }
};
struct Trunc : expressions::ElementFunction<expressions::Real> {
  template <class P>
  constexpr auto operator()(P x) const noexcept {
    return simd::trunc(x);
  }
};
struct Pow : expressions::ElementFunction<expressions::Real> {
  template <class P>
  constexpr auto operator()(P a, P b) const noexcept {
    return simd::pow(a, b);
  }
};
}  // namespace detail::ops

/// |x|
template <any_operands X>
constexpr auto(abs)(X&& x) {
  using namespace detail::ops;
  return apply(Abs{}, std::forward<X>(x));
}
/// -1, 0 or 1; NaN where x is a NaN.
template <any_operands X>
constexpr auto sign(X&& x) {
  using namespace detail::ops;
  return apply(Sign{}, std::forward<X>(x));
}
/// x²
template <any_operands X>
constexpr auto square(X&& x) {
  using namespace detail::ops;
  return apply(Square{}, std::forward<X>(x));
}
/// e^x
template <any_operands X>
constexpr auto exp(X&& x) {
  using namespace detail::ops;
  return apply(Exp{}, std::forward<X>(x));
}
/// e^x - 1, exact for small x too.
template <any_operands X>
constexpr auto expm1(X&& x) {
  using namespace detail::ops;
  return apply(Expm1{}, std::forward<X>(x));
}
/// The natural logarithm: minus infinity at 0, NaN below.
template <any_operands X>
constexpr auto log(X&& x) {
  using namespace detail::ops;
  return apply(Log{}, std::forward<X>(x));
}
/// log(1 + x), exact for small x too.
template <any_operands X>
constexpr auto log1p(X&& x) {
  using namespace detail::ops;
  return apply(Log1p{}, std::forward<X>(x));
}
/// √x
template <any_operands X>
constexpr auto sqrt(X&& x) {
  using namespace detail::ops;
  return apply(Sqrt{}, std::forward<X>(x));
}
/// 1 / √x
template <any_operands X>
constexpr auto rsqrt(X&& x) {
  using namespace detail::ops;
  return apply(Rsqrt{}, std::forward<X>(x));
}
/// The sine of an angle in radians.
template <any_operands X>
constexpr auto sin(X&& x) {
  using namespace detail::ops;
  return apply(Sin{}, std::forward<X>(x));
}
/// The cosine of an angle in radians.
template <any_operands X>
constexpr auto cos(X&& x) {
  using namespace detail::ops;
  return apply(Cos{}, std::forward<X>(x));
}
/// The tangent of an angle in radians.
template <any_operands X>
constexpr auto tan(X&& x) {
  using namespace detail::ops;
  return apply(Tan{}, std::forward<X>(x));
}
/// The hyperbolic tangent.
template <any_operands X>
constexpr auto tanh(X&& x) {
  using namespace detail::ops;
  return apply(TanhFunction{}, std::forward<X>(x));
}
/// 1 / (1 + e^-x)
template <any_operands X>
constexpr auto sigmoid(X&& x) {
  using namespace detail::ops;
  return apply(SigmoidFunction{}, std::forward<X>(x));
}
/// x where x > 0, else 0; a NaN stays one.
template <any_operands X>
constexpr auto relu(X&& x) {
  using namespace detail::ops;
  return apply(Relu{}, std::forward<X>(x));
}
/// The error function, 2 / √π ∫ e^(-t²) dt from 0 to x.
template <any_operands X>
constexpr auto erf(X&& x) {
  using namespace detail::ops;
  return apply(Erf{}, std::forward<X>(x));
}
/// The largest integer that is not above x.
template <any_operands X>
constexpr auto floor(X&& x) {
  using namespace detail::ops;
  return apply(Floor{}, std::forward<X>(x));
}
/// The smallest integer that is not below x.
template <any_operands X>
constexpr auto ceil(X&& x) {
  using namespace detail::ops;
  return apply(Ceil{}, std::forward<X>(x));
}
/// The nearest integer; halves go to the even one, as in NumPy.
template <any_operands X>
constexpr auto(round)(X&& x) {
  using namespace detail::ops;
  return apply(Round{}, std::forward<X>(x));
}
/// x without its fraction.
template <any_operands X>
constexpr auto trunc(X&& x) {
  using namespace detail::ops;
  return apply(Trunc{}, std::forward<X>(x));
}
/// x to the power of y; a double for integers.
template <class X, class Y>
  requires any_operands<X, Y>
constexpr auto pow(X&& x, Y&& y) {
  using namespace detail::ops;
  return apply(Pow{}, std::forward<X>(x), std::forward<Y>(y));
}

}  // namespace dovetail::inline DOVETAIL_TARGET
