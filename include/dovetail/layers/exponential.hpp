// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/elementwise.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y = e^x, dx = dy · y
struct Exponential : Elementwise<Exponential> {
  using gives = Gives::neither;  ///< to a loss: see Gives

  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return detail::simd::exp(x);
  }
  template <class Pack>
  static Pack gradient(Pack y, Pack dy) noexcept {
    return dy * y;
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
