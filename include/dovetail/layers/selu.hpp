// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/elementwise.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y = 1.0507 x where x > 0, else 1.0507 · 1.6733 (e^x - 1): with LeCunNormal weights and AlphaDropout, activations
/// keep a mean of 0 and a variance of 1. Klambauer et al.: Self-normalizing neural networks (2017).
struct SELU : Elementwise<SELU> {
  using gives = Gives::neither;                        ///< to a loss: see Gives
  static constexpr double alpha = 1.6732632423543772,  ///< the paper's
      scale = 1.0507009873554805;                      ///< the paper's lambda

  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return detail::simd::where_positive(x, number<Pack>(scale) * x,
                                        number<Pack>(scale * alpha) * detail::simd::expm1(x));
  }
  template <class Pack>
  static Pack gradient(Pack y, Pack dy) noexcept {
    return dy * detail::simd::where_positive(y, number<Pack>(scale), y + number<Pack>(scale * alpha));
  }

 private:
  template <class Pack>
  static constexpr Pack number(double value) noexcept {
    return Pack(static_cast<typename Pack::value_type>(value));
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
