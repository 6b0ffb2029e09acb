// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/elementwise.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y = min(max(x, 0), 6); a NaN stays one.
struct ReLU6 : Elementwise<ReLU6> {
  using gives = Gives::neither;  ///< to a loss: see Gives

  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return detail::simd::at_most(Pack(6), detail::simd::relu(x));
  }
  template <class Pack>
  static Pack gradient(Pack y, Pack dy) noexcept {
    const Pack zero(0);
    return detail::simd::where_positive(y, detail::simd::where_positive(Pack(6) - y, dy, zero), zero);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
