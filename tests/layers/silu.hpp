// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/elementwise.hpp>

/// y = x · sigmoid(x): an activation whose gradient reads x. Elfwing et al.: Sigmoid-weighted linear units (2017).
struct SiLU : dovetail::Elementwise<SiLU> {
  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return x * dovetail::detail::simd::sigmoid(x);
  }
  template <class Pack>
  static Pack gradient(Pack x, Pack y, Pack dy) noexcept {
    const Pack share = dovetail::detail::simd::sigmoid(x);
    return dy * (share + y * (Pack(1) - share));
  }
};
