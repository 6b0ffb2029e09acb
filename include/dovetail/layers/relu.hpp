// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/elementwise.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y = max(x, 0). The gradient at 0 is 0.
struct ReLU : Elementwise<ReLU> {
  using gives = Gives::neither;  ///< to a loss: see Gives

  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return detail::simd::relu(x);
  }
  template <class Pack>
  static Pack gradient(Pack y, Pack dy) noexcept {
    return detail::simd::where_positive(y, dy, Pack(0));
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
