// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/elementwise.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y = tanh x, dx = dy (1 - y²)
struct Tanh : Elementwise<Tanh> {
  using gives = Gives::neither;  ///< to a loss: see Gives

  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return detail::simd::tanh(x);
  }
  template <class Pack>
  static Pack gradient(Pack y, Pack dy) noexcept {
    return dy * (Pack(1) - y * y);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
