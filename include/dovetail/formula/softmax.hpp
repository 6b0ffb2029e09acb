// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/derivatives.hpp>
#include <dovetail/formula/shapes.hpp>
#include <dovetail/ops/softmax.hpp>

/// What softmax and logsumexp do with symbols. Their gradients are the known short ones, and not those of what they are
/// computed by.
namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

/// max(x) + log Σ e^(x - max(x)), whose gradient is e^(x - y). Of what is all minus infinity, minus infinity.
template <class... Option, symbol X>
constexpr auto record_logsumexp(const X& x) {
  using Chosen = expressions::reduction_options<typename X::shape, Option...>;
  using Left = shape::shape_from<Chosen>;
  if constexpr (!is_none<typename Chosen::problem> || is_refused<X>) {
    return record_sum<Option...>(x);  // refuses them
  } else {
    using Over = decltype(expressions::axes_among(std::declval<Option>()...));
    constexpr auto f = [](const auto& a) {
      const auto top = stop_gradient((max)(a, Over{}, keepdims));
      const auto shift = where(equal(top - top, 0), top, 0);  // no infinity
      return log(sum(exp(a - shift), Over{}, keepdims)) + shift;
    };
    constexpr auto df = [](const auto& dy, const auto& y, const auto& a) { return dy * exp(a - y); };
    return record_reshape<Left>(custom_gradient(f, df, x));
  }
}
/// e^x / Σ e^x: its gradient is y (dy - Σ y dy).
template <class... Along, symbol X>
constexpr auto record_softmax(const X& x) {
  using Chosen = expressions::reduction_options<typename X::shape, Along...>;
  if constexpr (!is_none<typename Chosen::problem> || is_refused<X>) {
    return record_sum<Along...>(x);  // refuses them
  } else {
    using Over = decltype(expressions::axes_among(std::declval<Along>()...));
    constexpr auto f = [](const auto& a) {
      const auto e = exp(a - stop_gradient((max)(a, Over{}, keepdims)));
      return e / sum(e, Over{}, keepdims);
    };
    constexpr auto df = [](const auto& dy, const auto& y, const auto&) {
      const auto p = dy * y;
      return p - y * sum(p, Over{}, keepdims);
    };
    return custom_gradient(f, df, x);
  }
}
/// x - log Σ e^x
template <class... Along, symbol X>
constexpr auto record_log_softmax(const X& x) {
  using Chosen = expressions::reduction_options<typename X::shape, Along...>;
  if constexpr (!is_none<typename Chosen::problem> || is_refused<X>)
    return record_sum<Along...>(x);  // refuses them
  else
    return x - record_logsumexp<decltype(expressions::axes_among(std::declval<Along>()...)), expressions::Keepdims>(x);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
