// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/elementwise.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y = 1 / (1 + e^-x), dx = dy · y (1 - y)
struct Sigmoid : Elementwise<Sigmoid> {
  using gives = Gives::probabilities;         ///< each of a yes
  static constexpr bool takes_logits = true;  ///< and not probabilities: two of them are a mistake

  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return detail::simd::sigmoid(x);
  }
  template <class Pack>
  static Pack gradient(Pack y, Pack dy) noexcept {
    return dy * y * (Pack(1) - y);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
