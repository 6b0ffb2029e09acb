// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/hard_sigmoid.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y = x · min(max(x / 6 + 1/2, 0), 1), Keras's hard_silu; its gradient reads x. Howard et al.: Searching for
/// MobileNetV3 (2019).
struct HardSwish : Elementwise<HardSwish> {
  using gives = Gives::neither;  ///< to a loss: see Gives

  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return x * HardSigmoid{}(x);
  }
  // h + x h'
  template <class Pack>
  static Pack gradient(Pack x, Pack /*y*/, Pack dy) noexcept {
    const Pack share = HardSigmoid{}(x);
    return detail::simd::fma(x, HardSigmoid::gradient(share, dy), share * dy);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
