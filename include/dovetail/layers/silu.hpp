// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/elementwise.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y = x · sigmoid(x), called Swish too; its gradient s + y (1 - s), with s = sigmoid(x), reads x. Elfwing, Uchibe,
/// Doya: Sigmoid-weighted linear units (2017).
struct SiLU : Elementwise<SiLU> {
  using gives = Gives::neither;  ///< to a loss: see Gives

  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return x * detail::simd::sigmoid(x);
  }
  template <class Pack>
  static Pack gradient(Pack x, Pack y, Pack dy) noexcept {
    const Pack share = detail::simd::sigmoid(x);
    return dy * detail::simd::fma(y, Pack(1) - share, share);
  }
};
/// SiLU, as its second paper calls it.
using Swish = SiLU;

}  // namespace dovetail::inline DOVETAIL_TARGET
