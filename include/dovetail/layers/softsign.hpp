// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/elementwise.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y = x / (1 + |x|), dx = dy (1 - |y|)²
struct Softsign : Elementwise<Softsign> {
  using gives = Gives::neither;  ///< to a loss: see Gives

  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return detail::simd::quotient(x, Pack(1) + (detail::simd::abs)(x));
  }
  template <class Pack>
  static Pack gradient(Pack y, Pack dy) noexcept {
    const Pack rest = Pack(1) - (detail::simd::abs)(y);
    return dy * rest * rest;
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
