// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/softplus.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y = x · tanh(log(1 + e^x)); its gradient t + x s (1 - t²), with t = tanh(log(1 + e^x)) and s = sigmoid(x), reads x.
/// Misra: Mish (2019).
struct Mish : Elementwise<Mish> {
  using gives = Gives::neither;  ///< to a loss: see Gives

  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return x * detail::simd::tanh(detail::layers::softplus(x));
  }
  template <class Pack>
  static Pack gradient(Pack x, Pack /*y*/, Pack dy) noexcept {
    const Pack t = detail::simd::tanh(detail::layers::softplus(x));
    return dy * detail::simd::fma(x * detail::simd::sigmoid(x), Pack(1) - t * t, t);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
