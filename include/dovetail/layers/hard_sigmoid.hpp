// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/elementwise.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y = min(max(x / 6 + 1/2, 0), 1), Keras 3's and PyTorch's; a NaN stays one.
struct HardSigmoid : Elementwise<HardSigmoid> {
  using gives = Gives::neither;  ///< 0 and 1 among them, of which a cross-entropy takes no logarithm: see Gives

  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    using T = typename Pack::value_type;
    const Pack y = detail::simd::fma(x, Pack(T(1) / 6), Pack(T(0.5)));
    return detail::simd::at_most(Pack(1), detail::simd::at_least(Pack(0), y));
  }
  template <class Pack>
  static Pack gradient(Pack y, Pack dy) noexcept {
    using T = typename Pack::value_type;
    const Pack zero(0), slope = dy * Pack(T(1) / 6);
    return detail::simd::where_positive(y, detail::simd::where_positive(Pack(1) - y, slope, zero), zero);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
